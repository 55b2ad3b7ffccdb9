# source: 8e9c1acf
rule = { $hello }. I am the assistant of { $trainer }. The rule of this week: two bags. In one, the money of the business; in the other, that of the house. The business money is not touched for the house. This week, get two bags or two tins and try.
# source: c6cfcd19
done = { $hello }. I am the assistant of { $trainer }. Last week we spoke of the two bags: one of the business and one of the house. Could you separate them?
    .yes = Yes
    .half = Partly
    .no = Not yet
    .retry = Sorry, answer with the number. Could you separate the money of the business and of the house?
# source: 55cf47f0
well = Well done, { $name }! At the end of the month count the bag of the business: there you will see what is really left.
# source: 8f844ea6
half = You have begun, and that is the hard part. This week try noting when money goes from one bag to the other.
# source: 40964d71
not-yet = Do not worry. You can begin today with two bags and what you sell today. If you want an idea from { $trainer }, write: help.
