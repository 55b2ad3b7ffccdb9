# source: 7716f9c2
amount = I have { $recorded-amount } for the week { $week }. What is the right amount?
    .retry = Sorry, I did not understand. Write just the right amount, for example 450. How much is it?
    .saved = Corrected: I noted { $amount } in the week { $week }. Thank you for telling me.
# source: e8cc05a5
unread = Sorry, I cannot understand you well. I have told { $trainer }, who can help you correct it.
# source: 335a82ad
nothing = I have no amount noted yet. When I ask you for your sales, write me the amount and I will note it.
