# source: 894b82bd
jobs = { $hello }. I am the assistant of { $trainer }, of { $organisation }. A short question: counting yourself, how many people work in your business now?
    .retry = Sorry, write just the number, for example 2. Counting yourself, how many people work in your business?
    .later = That is fine, no hurry.
    .invalid = I want to write it down right. Counting yourself, how many people work in your business? Write a number, for example 2.
    .saved = Thank you, I noted: { $answer-jobs }.
# source: b9945296
another-day = No problem, tell me another day. If you need { $trainer }, write: help.
