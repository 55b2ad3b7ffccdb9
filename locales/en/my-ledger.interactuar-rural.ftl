# source: 0af0def2
weeks =
    These are your sales on record, two weeks at a time:
    { $sales-series }
# source: b754a056
best = Your highest two weeks: { $sales-best }. If something is wrong in the last ones, write: correct.
