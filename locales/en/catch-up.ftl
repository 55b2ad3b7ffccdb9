# source: d94c0fdc
total = { $hello }. I am the assistant of { $trainer }. Let us catch up with a single question: adding up the last { $sales-since ->
    [0] weeks
    [1] weeks
   *[other] { $sales-since } weeks
  }, until { $week-end }, how much did you sell, more or less? If you do not remember, write: no sé.
    .retry = Sorry, I did not understand. Write just the total of those weeks, for example 1200; or write: no sé.
    .later = That is fine, do not worry. Next week we go on as always.
    .refused = That is fine, I respect it.
    .saved = I noted { $amount } in all for those weeks.
    .confirm-zero = I see, there were no sales in those weeks. Shall I write down zero?
    .choose-period = Thank you. And how much was it in all in those weeks?
    .choose-rate = I read { $parts } a day. How much was it in all in those weeks?
    .choose-relative = How much shall I write down in all for those weeks?
# source: ca0baa96
thanks = Thank you, { $name }! Next week we go on as always.
# source: 06965798
unread = Sorry, I cannot understand you well. { $called } Next week we go on as always.
