# When somebody of hers has died. No questions about what happened, and no haste with the sales.
# source: ee1cfe7e
sorry = I am very sorry, { $name }. You need not answer anything about sales now. Would you like { $trainer } to get in touch?
    .trainer = Yes, please
    .no = No, thank you
    .retry = I am here with you, { $name }. If you would like { $trainer } to get in touch, answer 1; if not, 2.
# source: af4c8cf4
trainer = { $called-by }
# source: b96f1431
here = That is fine, { $name }. I am here. If you would rather not hear from me for some days, write: pause.
