# Two weeks in the country: harvests and single sales together; zero is an answer like any other.
# source: 291228eb
sales = { $hello }. I am the assistant of { $trainer }, of { $organisation }. In the last two weeks, until { $week-end }, how much did you sell? Count harvests and single sales; if there were none, write 0.
    .retry = Sorry, I did not understand. Write just the amount of the two weeks, for example 800.000; or write: no sé. If there were no sales, write 0.
    .nudge = { $hello }. This is the assistant of { $trainer } again. When you can answer: how much did you sell in the last two weeks, until { $week-end }? If there were no sales, write 0.
    .saved = I noted { $amount } for the two weeks until { $week-end }. If it is wrong, write: correct.
    .confirm-zero = I see, no sales in these two weeks; between harvests that is normal. Shall I write down zero?
    .choose-days = I added up { $parts }. Is that the whole of the two weeks?
    .choose-sum = I added up { $parts }. Is that the whole of the two weeks?
    .choose-period = Thank you. And how much was it in all in the last two weeks?
    .choose-rate = I read { $parts } a day. How much was it in all in those two weeks?
    .choose-relative = How much shall I note for those two weeks?
# source: 2d18079f
best = How good, { $name }! These are the highest two weeks you have noted. Write in your notebook what worked, for the next harvest.
# source: b09f4a94
thanks = Thank you, { $name }! With your accounts noted you can plan the next harvest.
