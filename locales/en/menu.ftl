# source: 2d48b075
menu = What would you like to do? Answer with the number.
    .sales = Note my sales
    .ledger = See my accounts
    .correct = Mend the last amount
    .goal = My goal
    .pause = Rest for some days
    .trainer = Have { $trainer } look for me
    .retry = Sorry, answer with the number of what you would like to do.
# source: f54a97e4
recorded = Your sales of the week { $week } are noted already: { $sales-last }. If it is wrong, write: correct.
# source: 9f4e9017
nothing = No problem. If you need { $trainer }, write: help.
