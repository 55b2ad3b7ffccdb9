# source: c62cb2df
weeks =
    These are your sales on record, by week:
    { $sales-series }
# source: f7e8cfbb
best = Your highest week: { $sales-best }. Weeks in a row on record: { $sales-streak }. If something is wrong in the last one, write: correct.
# source: fb5b8b4e
nothing = I have no week on record yet. When you tell me how much you sold, you will see your accounts here.
