# source: 452d4076
recorded = Your sales until { $week-end } are noted already: { $sales-last }. If it is wrong, write: correct.
