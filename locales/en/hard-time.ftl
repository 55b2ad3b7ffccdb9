# When she is ill, sad or in debt. No questions about it, and no haste with the sales.
# source: ac601bd6
sorry = I am sorry you are going through this, { $name }. There is no hurry here. Would you like { $trainer } to get in touch?
    .trainer = Yes, please
    .no = No, thank you
    .retry = I am here with you, { $name }. If you would like { $trainer } to get in touch, answer 1; if not, 2.
# source: af4c8cf4
trainer = { $called-by }
# source: 75973128
here = That is fine, { $name }. I hope all gets better soon. When you can and want to, I am here.
