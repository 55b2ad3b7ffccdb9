# What the simulate command says. For coordinators.

title = { $programme }: { $contacts } invented people, { $weeks } weeks asked about, seed { $seed }
week-head = week          asked   answered       rate     hours*     sales*   (*median)
sent = messages to each person: { $mean } in the mean, median { $median }, most { $most }
written = messages from each person: { $mean } in the mean, median { $median }, most { $most }
people = people
tickets = calls for help
attention = of them in time { $inTime } ({ $percent } %); by the next person { $passedOn }; late { $late }; waiting for an answer { $waiting }; overdue { $overdue }. Median { $hoursToAnswer } hours to the answer (nights and weekends included)
ended = ended by a person { $closed }; by themselves after a silent talk { $closedIdle }; not resolved { $unresolved }. Median { $hoursToClose } hours to the end
figures = figures
sound = Nothing that never may be: no reminder at night, nobody lost, no message unanswered, and what is recorded is what was meant.

# simulate --capacity
capacity-head = { $people } people; each writes { $heard } messages and gets as many within { $hours } hours, { $evenings } times a year
capacity-network = { $network }: accounts: { $accounts }; worker cores: { $workers }; database cores: { $databases } ({ $turns } turns a second); { $gigabytes } GB a year; USD { $cost } a year per thousand people; what runs out first as it grows: { $binding ->
    [account] accounts
    [worker] worker cores
   *[database] database cores
  }
capacity-basis = Measured: { $worker } µs of a process and { $database } µs of PostgreSQL a turn, { $bytes } bytes a turn (docs/scaling.md).
capacity-prices = Taken for granted: USD { $core } a month a core and USD { $gigabyte } a GB (--core-month, --gigabyte-month); what the network asks comes on top.
