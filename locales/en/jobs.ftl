# source: a88c6722
jobs = { $hello }. I am the assistant of { $trainer }, of { $organisation }. A short question: counting yourself, how many people work in your business now?
    .retry = Sorry, write just the number; if nobody else works, 1. Counting yourself, how many people work in your business?
    .later = That is fine, no hurry.
    .invalid = I want to write it down right. Counting yourself, how many people work in your business? If nobody else does, write 1.
    .saved = Thank you, I noted: { $answer-jobs }.
# source: b9945296
another-day = No problem, tell me another day. If you need { $trainer }, write: help.
