# source: e452e57c
jornales = { $hello }. I am the assistant of { $trainer }, of { $organisation }. In the last two weeks, how many days of paid work were there on your farm? If none, write 0.
    .retry = Sorry, write just the number of days of paid work, for example 6; or 0 if there were none.
    .invalid = I want to write it down right. Of all the people together, how many days of work did you pay in two weeks? Write a number, for example 6.
    .saved = Thank you. I noted the days of paid work: { $answer-jornales }.
# source: b9945296
another-day = No problem, tell me another day. If you need { $trainer }, write: help.
