# source: 464f2a12
sales = Thank you. How much was it in total?
# source: 355f072d
same = Yes, thank you: for the week { $week } I have { $sales-last } noted already. If it is wrong, write: correct.
# source: 28f16404
recorded = I read { $answer-sales }. For the week { $week } I have { $sales-last } noted already. What shall I do with your sales of that week?
    .change = Change them
    .add = Add it
    .no = No, thank you
    .retry = Sorry, answer 1 to change them to { $answer-sales }, 2 to add it, or 3 if you do not want it noted.
# source: 9ed2a10f
missing = I read { $answer-sales }. Shall I note it as your sales of the week { $week }?
    .note = Yes, note it
    .no = No, thank you
    .retry = Sorry, answer 1 if I should note it in the week { $week }, or 2 if not.
# source: 0d9222d1
note = I noted { $amount } in the week { $week }. If it is wrong, write: correct.
# source: 32fd802c
change = Corrected: I noted { $amount } in the week { $week }. If it is wrong, write: correct.
# source: 6b315566
add = I added it: now I have { $amount } in the week { $week }. If it is wrong, write: correct.
# source: 75704827
kept-out = All right, I noted nothing new. To note sales or see your accounts, write: menu.
