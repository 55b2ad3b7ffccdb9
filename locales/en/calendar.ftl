# What the commands `calendar` and `why` say. For coordinators.

nobody-programme = Nobody takes part in '{ $programme }' yet: there is no one to write to. People join by writing the code of their class to the bot.
nobody-cohort = Nobody of this cohort takes part yet: there is no one to write to. People join by writing the code of their class to the bot.
nobody-contact = This person has not accepted yet: the bot does not write to her by itself.
nothing = From { $from } to { $to } nothing is planned for { $people ->
    [one] this person
   *[other] these { $people } people
  }.
head = { $programme }: { $from } to { $to }, { $people ->
    [one] one person
   *[other] { $people } people
  }. Nothing was sent or written. It is taken for granted that questions are answered and that all else stays as it is.
day = { $day }: { $messages ->
    [0] no message
    [one] one message
   *[other] { $messages } messages
  }{ $skipped ->
    [0] { "" }
    [one] , one is skipped
   *[other] , { $skipped } are skipped
  }
total = In all: { $messages ->
    [one] one message
   *[other] { $messages } messages
  } ({ $merged } along with another), { $skipped } skipped.
total-waits = { $waits ->
    [one] Besides, one flow that has begun and waits for its day goes on.
   *[other] Besides, { $waits } flows that have begun and wait for their day go on.
  }
goes-on = a flow that has begun goes on
started = goes
merged = goes along with another
skipped = is skipped

# Why
reason-her-hour = at her own day and hour ({ $to })
reason-cohort-hour = at the cohort's day and hour ({ $to })
reason-quiet-hours = quiet hours → { $to }
reason-day-off = a day without messages → { $to }
reason-holiday = holiday{ $by ->
    [none] { "" }
   *[other] { " " }({ $by })
  } → { $to }
reason-market-day = market day → { $to }
reason-day-full = a message that day already{ $by ->
    [none] { "" }
   *[other] { " " }({ $by })
  }{ $to ->
    [none] { "" }
   *[other] { " " }→ { $to }
  }
reason-week-full = enough messages that week{ $to ->
    [none] { "" }
   *[other] { " " }→ { $to }
  }
reason-day-taken = { $by } comes first that day{ $to ->
    [none] { "" }
   *[other] { " " }→ { $to }
  }
reason-question-open = a question is open ({ $by })
reason-in-talk = in conversation with trainer
reason-safety-hold = waiting for the safeguarding person
reason-paused = paused{ $to ->
    [none] { "" }
   *[other] { " " }until { $to }
  }
reason-stopped = stopped
reason-no-chat = no chat: she is called
reason-too-late = too late by { $late }
reason-superseded = a later one of the same takes its place
reason-begun-already = sent to her that day already ({ $by })
reason-not-planned-any-more = the cohort or the programme changed the date
would-be-late = { $reason }, which would be too late

# why
message = Message { $id } to { $name }: { $status }
status-queued = waits its turn
status-sending = is being sent
status-sent = sent
status-unknown = nobody knows whether it arrived
status-failed = could not be sent
status-cancelled = was not sent
written = Written { $at }, sent { $sent }{ $reason ->
    [quiet-hours] , after quiet hours
    [day-off] , after a day without messages
    [holiday] , after a holiday
    [market-day] , after the market
    [day-full] , as there was a message that day already
    [week-full] , as there were enough messages that week
    [resent-after-unknown] , the second time: nobody knew whether the first arrived
   *[other] { "" }
  }.
not-sent = Written { $at }; not sent{ $reason ->
    [none] { "" }
    [too-late] : it could not leave in time, and then it was too late
    [stopped] : stopped
    [blocked] : she has blocked the chat
    [gone] : her number does not exist any more
    [merged] : she is one with another contact of the cohort, who has her own
    [quiet-hours] : quiet hours → { $to }
    [day-off] : a day without messages → { $to }
    [holiday] : holiday → { $to }
    [market-day] : market day → { $to }
    [day-full] : a message that day already → { $to }
    [week-full] : enough messages that week → { $to }
    [interrupted] : the send was cut off, and nobody knows whether it arrived
   *[other] { " " }({ $reason })
  }.
said-by = Said by flow { $flow }, version { $version }, step { $step }.
because-calendar = Started by the calendar: { $schedule }, planned for { $nominal } ({ $zone }), to leave { $planned }.
because-person = Started by a person with the command trigger.
because-timer = It follows in a flow that had begun (a nudge or a wait).
because-reply = It answers what she wrote { $at }.
because-publication = It comes of a change that was published.
because-desk = It comes of a call for help.
because-digest = It is the digest of the week.
because-undelivered = It comes of a message that did not arrive.
ticket = It belongs to call { $id } ({ $reason }), opened { $at }.
because-entered = It comes of what was entered for her (a figure, her consent on paper).
because-who-speaks = Several people use that phone: it asks which of them is speaking.
because-coordination = It is a notice to the coordinators.
because-safety = It is a notice of safeguarding.
because-alert = It is an alert to the trainer.
rules = Rules: { $rules }
no-rules = No rule moved it.
note = The turn did nothing: { $note }
was-started = began { $at }{ $moves ->
    [0] { "" }
   *[other] , moved by
  }
was-merged = went along with another { $at }
was-skipped = was skipped
was-gone = is not on that day any more
was-waiting = waits
occurrence = { $nominal }  { $schedule }  { $status }{ $rules ->
    [none] { "" }
   *[other] : { $rules }
  }
history = What was planned for { $name }, the latest first:
no-history = Nothing has been planned for { $name } yet.
