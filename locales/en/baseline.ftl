# source: 4782ab4c
usual = { $hello }. I am the assistant of { $trainer }. To know your business I ask six short questions; what you do not know, answer: no sé. In a normal week, how much do you sell, more or less?
    .retry = Sorry, I did not understand. Write just the amount, for example 450. In a normal week, how much do you sell?
    .saved = I noted { $amount } in a normal week.
    .confirm-zero = I see, in a normal week you sell nothing. Shall I write down zero?
    .choose-rate = I read { $parts } a day. On how many days of a normal week do you sell?
    .choose-period = Thank you. And how much do you sell in a single normal week?
    .choose-relative = How much shall I note for a normal week?
    .choose-quantity = Thank you. How much money is it in a normal week?
    .later = That is fine, we leave it blank.
    .refused = That is fine, I respect it.
# source: f8087dfc
profit = After paying everything for the business, how much was left for you last week?
    .retry = Sorry, write just the amount that was left, for example 120; or write: no sé. How much was left?
    .saved = I noted { $amount } of profit.
    .later = That is fine, we leave it blank.
    .refused = That is fine, I respect it.
    .confirm-zero = I see, nothing was left last week. Shall I write down zero?
    .choose = To write it down right: after paying everything, how much was left for you last week?
    .choose-quantity = Thank you. In money, how much was left after paying everything?
    .choose-rate = I read { $parts } a day. On how many days did you work last week?
    .choose-relative = How much shall I note that was left last week?
    .choose-negative = I see, last week you lost. Shall I write down zero profit? Write 0, or the amount that was left.
# source: 6613dc7b
jobs = Counting yourself, how many people work in your business?
    .retry = Sorry, write just the number; if nobody else works, 1. Counting yourself, how many people work?
    .invalid = I want to write it down right. Counting yourself, how many people work in your business? If nobody else does, write 1.
# source: f4c219df
records = How do you keep the accounts of your business?
    .notebook = I write them down
    .sometimes = Sometimes I write them down
    .none = I keep them in my head
    .retry = Sorry, answer with the number of your answer. How do you keep the accounts of your business?
# source: a49e959d
hour = At what time is it best to write to you?
    .morning = In the morning
    .midday = At midday
    .afternoon = In the afternoon
    .retry = Sorry, answer with the number. At what time is it best to write to you?
# source: 28f63013
sharing = The last one: { $organisation } works with other organisations. May your numbers be added up with those of other people, always without your name?
    .yes = Yes, without my name
    .no = No
    .retry = Sorry, answer 1 if you allow it, or 2 if not. May your numbers be added up with those of other people, without your name?
# source: 01465d7f
thanks = Done, { $name }, thank you very much! With this { $trainer } can support you better.
# source: bf5b71d8
unread = Sorry, I cannot understand you well. { $called }
