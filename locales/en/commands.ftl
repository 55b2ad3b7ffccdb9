# What the commands cohort, access, safety, trigger, figure, report, drill, pair and doctor say. For coordinators.

# cohort
cohort-made = Cohort '{ $name }' of { $programme }
class-code = class code
class-code-for = for entrepreneurs: they write it to the assistant
trainer-code = trainer code
trainer-code-for = for the trainer only: she writes it to the bot
backup-code = backup code
backup-code-for = for who stands in for her, only
join-telegram = Telegram: https://t.me/<bot>?start={ $code } (with your bot's name in place of <bot>)
join-whatsapp-cloud = WhatsApp: https://wa.me/<number>?text={ $code } (with the official number in place of <number>)
join-unpaired = WhatsApp: the account "{ $account }" is not paired yet. Pair it with: pair whatsapp --account { $account }. After that, cohort show tells the link.
no-cohorts = There are no cohorts yet. cohort add makes one.
no-trainer = no trainer yet
cohort-shown = Cohort '{ $name }' of { $programme }, from { $start }, class code { $code }
row-trainer = trainer
row-backup = backup
row-language = language
row-asked = asked on
row-people = people
nobody-yet = nobody yet
language-unknown = unknown
with-audio = { $language }, with voice notes
asked-at = day: { $day }; hour: { $hour }
of-programme = { $what ->
    [day] the programme's
   *[hour] the programme's
  }
weekday-monday = Monday
weekday-tuesday = Tuesday
weekday-wednesday = Wednesday
weekday-thursday = Thursday
weekday-friday = Friday
weekday-saturday = Saturday
weekday-sunday = Sunday
people-new = { $people } without a code
people-invited = { $people } not accepted yet
people-active = { $people } taking part
people-declined = { $people } declined
people-stopped = { $people } asked for silence
member = { $contact }  { $name }: { $status ->
    [new] no code yet
    [invited] has not accepted yet
    [declined] declined
    [stopped] asked for silence
   *[active] takes part
  }{ $calls ->
    [yes] , on the call list
   *[no] { "" }
  }
kind-module = class
kind-visit = visit
kind-harvest = harvest
moved-from = was { $from }, moved by { $by }
date-moved = { $what } { $number }: { $from } → { $to }
date-announced = { $people ->
    [one] One person was told of { $from } already. To tell her
   *[other] { $people } people were told of { $from } already. To tell them
  } of the change: trigger { $flow } --cohort { $cohort }
contact-added = contact { $contact }: { $name }
unnamed = no name
merge-who = Contact { $from } ({ $other }) is contact { $contact } ({ $name }), who { $status ->
    [new] has no code
    [invited] has not accepted yet
    [declined] declined
    [stopped] asked for silence
   *[active] takes part
  }.
merge-moves = { $figures ->
    [0] No figures
    [one] One figure
   *[other] { $figures } figures
  } pass over, with her tickets, chats, consent and what is being asked.
merge-lost-phone = Her other phone is not kept: { $value }
merge-lost-code = Her other code is not kept: { $value }
merge-lost-name = Her other name is not kept: { $value }
merge-done = Done.
merge-dry = Nothing is saved yet; with --apply it is.

# erase
erase-who = Contact { $contact } ({ $name }){ $phone ->
    [no] { "" }
   *[other] , telephone { $phone }
  }: { $messages ->
    [one] one message
   *[other] { $messages } messages
  }, { $figures ->
    [one] one figure
   *[other] { $figures } figures
  }, { $tickets ->
    [one] one ticket
   *[other] { $tickets } tickets
  }. Her words and name in { $mentions ->
    [one] one message
   *[other] { $mentions } messages
  } that others were sent or wrote go too.
erase-done = Erased, for good. Tell her so. Backups and the telephones of the staff keep what they have: erase it there too.
erase-dry = Nothing is erased yet; with --apply it is, for good.

# access
access-made = { $role } of { $programme }
access-code = code { $code }   { $name ->
    [none] the person
   *[other] { $name }
  } writes it to the bot, once, from her own chat
role-coordinator = coordinator
role-safeguarding = safeguarding person
role-deputy = safeguarding deputy
no-access = Nobody has a role yet; see access add.
access-waiting = has not written her code yet
access-since = since { $since }
access-closed = since { $since }, and cannot be written to
access-removed = Access { $id } is taken back.

# safety
no-cases = There are no open cases.
case-head = case { $case }  { $programme }  contact { $contact }  { $category }
case-since = since { $since }
case-since-urgent = urgent, since { $since }
case-alone = nobody attends to it
case-attended = { $name } attends to it
case-officer = a safeguarding person
case-cleared = Case { $case } is cleared by { $by }; the bot may write to her again.

# trigger, figure
triggered = { $flow }: started for { $people ->
    [0] nobody
    [one] one person
   *[other] { $people } people
  }
figure-entered = { $figure } of contact { $contact } in { $week }: { $amount } ({ $method ->
    [trainer-visit] on a visit
   *[trainer-call] by telephone
  })

# report
cost-head = WhatsApp (official) in { $month }: about { $amount } { $currency }, at rates verified on { $verified }
cost-messages = { $messages ->
    [one] message
   *[other] messages
  }
cost-unsent = not sent:
cost-service = answers
cost-utility = utility
cost-marketing = marketing
cost-free = free
unsent-none = { $topic }: there is no template for it
unsent-not-approved = { $topic }: Meta has not approved the template { $subject }{ $detail ->
    [none] { "" }
   *[other] { " " }({ $detail })
  }
unsent-not-known = { $topic }: the template needs { $subject ->
    [name] her name, which is not known
    [trainer] her trainer's name, which is not known
   *[other] a text, and there is none
  }
unsent-too-long = { $topic }: the text is too long for the template { $subject }
unsent-media = { $topic }: a template holds no voice note; the text that follows has one
unsent-blocked = she has blocked the number
unsent-gone = her number has no WhatsApp any more
unsent-window-closed = a day had passed since she last wrote, and there was no template
nobody-of-cohort = Nobody of this cohort takes part yet.
silence-call = call
silence-weeks = { $weeks ->
    [one] 1 week
   *[other] { $weeks } weeks
  }
silence-hour = writes about { $hour }:00
silence-no-hour = hour unknown
silence-heard = last heard { $date }
why-told = told
why-stopped = stopped
why-paused = paused
why-no-chat = no chat
why-blocked = blocked
why-gone = changed number
why-undelivered = undelivered
why-not-asked = not asked
why-silent = silent

# drill
drill-head = If '{ $account }' were banned now (a drill: nothing is changed):
drill-people = { $people ->
    [one] one person is
   *[other] { $people } people are
  } reached through it; nothing of theirs is lost, and every conversation stays where it is
drill-waiting = { $messages ->
    [one] one message
   *[other] { $messages } messages
  } would wait
drill-elsewhere = can be reached elsewhere: { $people }
drill-call = to call (the call list): { $people }
drill-trainer = trainer: { $name }
drill-who = contact { $contact }
drill-no-phone = no number known
drill-no-cohort = no cohort
drill-at = at { $step }
nobody = nobody
drill-then = then: tell the trainers, move people to another number or to Telegram by their class code, do not try the number again

# pair
pair-warning = This uses WhatsApp Web, unofficially and against the terms of WhatsApp: the number may be banned at any time.
pair-warning-use = Use a number of its own, for a pilot of at most 100 people, and never the trainer's.
pair-how = On the phone: WhatsApp > Settings > Linked devices > Link a device, and scan. The QR changes; scan the last one.
pair-code = code: { $code }   (Linked devices > Link a device > Link with phone number instead)
pair-code-refused = WhatsApp may still refuse it: if the phone shows nothing within a minute, scan the QR.
pair-paired = Paired; the service uses the account from now on.
pair-timed-out = Nobody scanned in time; run it again when the phone is at hand.
pair-refused = The phone did not link the account; check that it is online and run it again.
pair-called-off = Called off; nothing was changed.
pair-forgotten = The keys of '{ $account }' are forgotten; take the device off in the phone's linked devices, then pair it again.
pair-logged-out = '{ $account }' is logged out; everything people wrote is kept.
status-paired = '{ $account }' is linked to +{ $number }. Whether it is connected now, doctor tells.
status-not-paired = '{ $account }' is linked to no phone; link it with pair whatsapp --account { $account }.
status-begun = conversations it has begun today, and may begin
status-sent = messages nobody asked for, in 7 days
status-undelivered = of these, not arrived
status-answered = of these, answered
status-delivery = time they take to arrive
status-seconds = { $seconds } s
status-drops = broken connections, in 24 hours
status-health = health of the account
status-good = good
status-slow = fair: it writes more slowly
status-stop = poor: it begins no conversations; who writes is answered

# doctor
doctor-flows = flows
doctor-waitingInputs = messages to be attended to
doctor-longestWaitMs = milliseconds that the oldest of them has waited
doctor-deadInputs = messages that failed
doctor-queuedMessages = messages to be sent
doctor-unknownMessages = sent, and nobody knows whether they arrived
doctor-failedMessages = messages that could not be sent
lost-message = message { $message }, { $at }: contact { $contact }, { $name }
doctor-overdueTimers = overdue waits
doctor-openTickets = open calls for help
doctor-openSafetyCases = open safety cases
doctor-overdueTickets = overdue calls for help
doctor-incidents = incidents
doctor-unattendedSafetyCases = safety cases that nobody attends to
cure-deadInputs = messages that broke the engine: the incidents say which; send them to the developers
cure-unknownMessages = nobody knows whether they arrived: ask those people; why MESSAGE-ID tells of each
cure-overdueTickets = calls for help that nobody has answered: call their trainers
cure-unattendedSafetyCases = people who may be in danger and whom nobody attends: safety list
unguarded = { $programme } has no safeguarding person: nobody is told when somebody is in danger; access add --programme { $programme } --role safeguarding
unguarded-given = No safeguarding person of { $programme } can be told of a danger: her code is not written to the bot yet, or her chat is closed; see access list
channel-trouble = channel { $account } since { $since }: { $trouble }
old-line = help line to verify: { $line }
old-rates = WhatsApp rates to compare with Meta's: verified on { $verified }
template-missing = official WhatsApp: there is no template for alerts ("alert" in templates.yaml); they do not reach a trainer who has not written for 24 hours
template-for-alerts = official WhatsApp: Meta has not approved "{ $template }" ({ $said }); alerts do not reach a trainer who has not written for 24 hours. How: docs/guia-whatsapp-oficial.md
template-waits = official WhatsApp: Meta has not approved "{ $template }" ({ $said }); { $topics } does not reach who has not written for 24 hours. How: docs/guia-whatsapp-oficial.md
in-spanish = { $language } in Spanish
in-spanish-most = { $messages } messages; most often { $texts }
last-incidents = last incidents
no-incidents = no incidents
doctor-well = well: nothing waits for a person
doctor-not-well = not well: what is marked, and what stands below the counts, waits for a person
