# source: e8f6937a
recorded = I read { $answer-sales }. For the two weeks until { $week-end } I have { $sales-last } noted already. What shall I do with those sales?
    .change = Change them
    .add = Add it
    .no = No, thank you
# source: 9126262b
same = Yes, thank you: for the two weeks until { $week-end } I have { $sales-last } noted already. If it is wrong, write: correct.
# source: 07371452
missing = I read { $answer-sales }. Shall I note it as your sales of the two weeks until { $week-end }?
    .note = Yes, note it
    .no = No, thank you
    .retry = Sorry, answer 1 if I should note it for the two weeks until { $week-end }, or 2 if not.
# source: 84749e93
note = I noted { $amount } for the two weeks until { $week-end }. If it is wrong, write: correct.
# source: 0eb487ff
change = Corrected: I noted { $amount } for the two weeks until { $week-end }. If it is wrong, write: correct.
# source: 68efede9
add = I added it: now I have { $amount } for the two weeks until { $week-end }. If it is wrong, write: correct.
