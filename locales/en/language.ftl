# source: 6e214576
which = In which language do you prefer the messages?
    .retry = Sorry, answer with the number. In which language do you prefer the messages?
# source: a68c2d22
saved = Noted: { $answer-which }. What your programme does not have in that language yet, I write in Spanish. If you would rather talk to { $trainer }, write: help.
# source: 4820abf3
same = That is fine, we go on as before. If you would rather talk to { $trainer }, write: help.
