# source: e7420380
sales = { $hello }. I am the assistant of { $trainer }, of { $organisation }. How much did you sell in the week { $week }?
    .retry = Sorry, I did not understand. Write just the amount, for example 450; or write: no sé. How much did you sell in the week { $week }?
    .nudge = { $hello }. This is the assistant of { $trainer } again. Each week noted helps you with { $goal }. When you can answer: how much did you sell in the week { $week }?
    .saved = I noted { $amount } in the week { $week }. If it is wrong, write: correct.
# source: 41bc030b
low = A slow week happens to anyone. Would you like { $trainer } to call you to talk about it?
    .call = Yes, call me
    .no = No, thank you
    .retry = Sorry, answer 1 if you want { $trainer } to call you, or 2 if not.
# source: af4c8cf4
trainer = { $called-by }
# source: d2fe6a7a
unread = Sorry, I cannot understand you well. { $called } If you want to write me just the amount later, I will gladly note it.
# source: cc16675e
best = How good, { $name }! It is the highest week you have noted. Write in your notebook what worked, to do it again.
# source: 618d1ba4
streak = Thank you, { $name }! That makes four weeks in a row or more with your accounts noted. That order helps you decide better.
# source: 81fb9558
thanks = Thank you, { $name }! Each week noted helps you see how your business is doing.
