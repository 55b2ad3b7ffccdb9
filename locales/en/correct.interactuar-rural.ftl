# source: 5cb34340
which = Which one do you want to correct?
    .told = { $figure ->
        [sales] Sales of the two weeks until { $week-end }: { $recorded-amount }
        [profit] Profit of the week until { $week-end }: { $recorded-amount }
        [usual_sales] Sales in a normal week: { $recorded-amount }
        [catch_up] Several weeks together, until { $week-end }: { $recorded-amount }
        [jobs] People in your business: { $recorded-amount }
        [jornales] Days of field work until { $week-end }: { $recorded-amount }
       *[other] Week until { $week-end }: { $recorded-amount }
    }
# source: 9b56200d
amount = I have { $recorded-amount } { $figure ->
        [sales] of sales for the two weeks until { $week-end }
        [profit] of profit for the week { $week }
        [usual_sales] of sales in a normal week
        [catch_up] in all for the weeks until { $week-end }
       *[other] for the week { $week }
    }. What is the right amount?
    .saved = Corrected: I noted { $amount } { $figure ->
        [sales] of sales for the two weeks until { $week-end }
        [profit] of profit for the week { $week }
        [usual_sales] of sales in a normal week
        [catch_up] in all for the weeks until { $week-end }
       *[other] for the week { $week }
    }. Thank you for telling me.
