# source: ee3b9f8d
amount = I have { $recorded-amount } for the two weeks until { $week-end }. What is the right amount?
    .saved = Corrected: I noted { $amount } for the two weeks until { $week-end }. Thank you for telling me.
