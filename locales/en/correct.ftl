# source: f67980e2
which = Which one do you want to correct?
    .told = { $figure ->
        [sales] Sales of the week to { $week-end }: { $recorded-amount }
        [profit] Profit of the week to { $week-end }: { $recorded-amount }
        [usual_sales] Sales in a normal week: { $recorded-amount }
        [catch_up] Several weeks together, to { $week-end }: { $recorded-amount }
        [jobs] People in your business: { $recorded-amount }
        [jornales] Days of field work to { $week-end }: { $recorded-amount }
       *[other] Week to { $week-end }: { $recorded-amount }
    }
    .retry = Sorry, I did not understand. Which one do you want to correct? Write just its number.
# source: 5ff5c368
amount = I have { $recorded-amount } { $figure ->
        [sales] of sales for the week { $week }
        [profit] of profit for the week { $week }
        [usual_sales] of sales in a normal week
        [catch_up] in all for the weeks to { $week-end }
       *[other] for the week { $week }
    }. What is the right amount?
    .retry = Sorry, I did not understand. Write just the right amount, for example 450. How much is it?
    .later = All right, I leave it as it is. When you know, write: correct.
    .refused = All right, I leave it as it is.
    .saved = Corrected: I noted { $amount } { $figure ->
        [sales] of sales for the week { $week }
        [profit] of profit for the week { $week }
        [usual_sales] of sales in a normal week
        [catch_up] in all for the weeks to { $week-end }
       *[other] for the week { $week }
    }. Thank you for telling me.
# source: b175bbe8
count = { $figure ->
        [jobs] People in your business: I have { $recorded-amount }. How many are you, yourself included?
        [jornales] Days of field work to { $week-end }: I have { $recorded-amount }. How many were they?
       *[other] I have { $recorded-amount } for the week { $week }. What is right?
    }
    .retry = Sorry, I did not understand. Write just the right number, for example 2.
    .later = All right, I leave it as it is. When you know, write: correct.
    .refused = All right, I leave it as it is.
    .invalid = Sorry, that number does not seem right. Write just the right number, for example 2.
    .saved = Corrected: I noted { $amount } { $figure ->
        [jobs] as the number of people in your business
        [jornales] as days of field work to { $week-end }
       *[other] for the week { $week }
    }. Thank you for telling me.
# source: bf5b71d8
unread = Sorry, I cannot understand you well. { $called }
# source: 82eb790b
nothing = I have not noted that yet. When I ask you about it, write it to me and I will note it.
