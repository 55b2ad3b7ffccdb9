# source: d75981cb
one = { $hello }. I am the assistant of { $trainer }. On the visit you agreed on two steps. Which is the first? Write it in a few words, for example: separate the money of the house.
    .retry = Sorry, would you write in words the first step you agreed on?
    .invalid = Would you write it in a few words? For example: separate the money of the house.
    .saved = I noted the first: “{ $answer-one }”.
# source: 1e309c19
two = And the second?
    .retry = Sorry, would you write in words the second step?
    .invalid = Would you write it in a few words? For example: note what is sold on credit.
    .saved = I noted the second: “{ $answer-two }”.
# source: 11f3db3b
no-steps = No problem. If you want to go over the steps with { $trainer }, write: help.
# source: 7744b715
agreed = Done. In a week I will ask how it went. If you need { $trainer }, write: help.
# source: 6147f57b
first = { $hello }. I am the assistant of { $trainer }. On the visit you agreed: “{ $answer-one }”. Could you do it?
    .yes = Yes
    .half = Partly
    .no = Not yet
    .retry = Sorry, answer with the number. Could you do: “{ $answer-one }”?
# source: 0df3d994
second = And the second step: “{ $answer-two }”?
    .yes = Yes
    .half = Partly
    .no = Not yet
    .retry = Sorry, answer with the number. Could you do: “{ $answer-two }”?
# source: d32db4d1
offer = Thank you for telling me. Would you like { $trainer } to call you, to help with what is left?
    .yes = Yes, call me
    .no = No, thank you
    .retry = Sorry, answer 1 if you want { $trainer } to call you, or 2 if not.
# source: af4c8cf4
trainer = { $called-by }
# source: b73f1dd3
thanks = Thank you, { $name }! { $trainer } and you can look at what comes next on the next visit.
