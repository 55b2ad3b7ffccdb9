# source: 4869f008
change = { $hello }. Your goal is: “{ $goal }”. Do you want to change it?
    .yes = Yes
    .no = No, it is fine
    .retry = Sorry, answer 1 if you want to change it, or 2 if it is fine.
# source: 9ac7b818
ask = With { $trainer } we would like to know what you want to achieve with your business. Write it in a few words, for example: a sewing machine. What is your goal?
    .retry = Sorry, would you write your goal in words? For example: a sewing machine.
    .invalid = Would you write in a few words what you want to achieve? For example: saving for a sewing machine.
# source: 9a658802
saved = A good goal! I noted: “{ $answer-ask }”. I will remind you of it now and then. To change it, write: menu.
# source: 2f3e7ccb
kept = That is fine, we leave it so.
# source: 7ba56c9e
another-day = No hurry. When you have thought of it, write: menu.
