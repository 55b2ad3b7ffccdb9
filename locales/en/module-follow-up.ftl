# source: d744361f
choose = { $hello }. I am the assistant of { $trainer }. In the class “{ $module-last }”, which step did you choose for your business? Write it in a few words, for example: write down what I spend.
    .retry = Sorry, would you write in words the step you chose? For example: write down what I spend.
    .invalid = Would you write it in a few words? For example: write down what I spend.
    .saved = Very good! I noted your step: “{ $answer-choose }”. In a few days I will ask how it went.
# source: 3067bf13
no-step = No problem. If you want to choose your step with { $trainer }, write: help.
# source: f7e20cea
done = { $hello }. I am the assistant of { $trainer }. The step you chose was: “{ $step }”. Could you do it?
    .yes = Yes
    .half = Partly
    .no = Not yet
    .retry = Sorry, answer with the number. Could you do your step: “{ $step }”?
# source: 1792526d
well = Well done, { $name }! One step done is worth more than many plans. Tell it in the next class.
# source: 2491753f
half = Starting is moving on, { $name }. This week do a little more; { $trainer } can give you an idea if you write: help.
# source: 04aa885b
not-yet = That is fine, some weeks are like that. Would you like { $trainer } to call you to look at it calmly?
    .yes = Yes, call me
    .no = No, thank you
    .retry = Sorry, answer 1 if you want { $trainer } to call you, or 2 if not.
# source: af4c8cf4
trainer = { $called-by }
# source: d1b36eae
another-day = No problem. If you want to talk it over with { $trainer }, write: help.
# source: a68cf50a
next-time = That is fine. You can choose another, simpler step whenever you want.
