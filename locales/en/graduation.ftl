# source: 8ef67578
path = Congratulations, { $name }! You have finished your stage with { $trainer } at { $organisation }. Of the weeks you noted, the highest was { $sales-best }. You made that way yourself.
# source: 895f53ed
congratulations = Congratulations, { $name }! You have finished your stage with { $trainer } at { $organisation }. What you have learned is yours.
# source: e02efa09
more = Would you like me to go on asking your sales now and then?
    .yes = Yes
    .no = No, thank you
    .retry = Sorry, answer 1 if you want me to go on writing, or 2 if not.
# source: fea8e2f3
stays = Gladly, we go on writing. If you want to stop one day, write: stop.
# source: 5345e6d3
leaves = That is fine, thank you very much for all this time. { $called }
# source: b0925093
goodbye = I will not write to you any more. If you want to come back one day, write: start.
