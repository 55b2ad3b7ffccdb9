# source: 27e8bd7b
profit = { $hello }. I am the assistant of { $trainer }, of { $organisation }. A question we ask once a month: after paying everything for the business, how much was left for you last week?
    .retry = Sorry, I did not understand. Write just the amount that was left, for example 120; or write: no sé.
    .confirm = I understood that { $amount } was left after paying everything. Is that right?
    .confirm-zero = I see, nothing was left last week. Shall I write down zero?
    .later = That is fine. If you find out later, write me the amount and I will note it.
    .refused = That is fine, I respect it. I will not ask about profit again this month.
    .choose = To write it down right: after paying everything, how much was left for you last week?
    .choose-quantity = Thank you. In money, how much was left after paying everything?
    .choose-rate = I read { $parts } a day. On how many days did you work last week?
    .choose-relative = How much shall I note that was left last week?
    .choose-negative = I see, last week you lost. Shall I write down zero profit? Write 0, or the amount that was left.
    .choose-period = Thank you. And how much was left in the week { $week } alone?
    .saved = I noted { $amount } of profit in the week { $week }.
# source: 97083038
thanks = Thank you, { $name }! Knowing what is left helps you decide. This decides no credit.
# source: bf5b71d8
unread = Sorry, I cannot understand you well. { $called }
