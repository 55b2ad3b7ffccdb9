# The trainer's desk: what she reads in her own chat, and what the entrepreneur reads while a person attends to her.
# Telephone numbers never appear.

# The alert and its answers. The keys carry the ticket's number in front: "12: I attend to her now".
# source: 5a4f4d1a
desk-alert =
    { $name } needs you to look for her. Reason: { $reason }.
    Ticket { $ticket }, { $since }.{ $module ->
        [none] { "" }
       *[other] { " " }Last class: { $module }.
    }
    Last sales: { $figure }.
    What she wrote last: { $said }{ $told ->
        [none] { "" }
       *[other] { " " }Told before you: { $told }.
    }
    Answer with a number, { $due }:
    1. I attend to her now
    2. I call her today
    3. I cannot
# source: e0a2fd21
desk-answer-attend = I attend to her now
# source: 6192935c
desk-answer-call = I call her today
# source: 8e36e04b
desk-answer-cannot = I cannot

# Answers to the trainer
# source: b273a8b6
desk-claimed = You attend to { $name } (ticket { $ticket }). What you write to me I pass on to her, and what she answers I pass on to you. I keep silent meanwhile. To finish, write: close.
# source: e89a72e4
desk-call-promised = Thank you. It is noted that you call { $name } { $due } (ticket { $ticket }). When you have talked, write: close { $ticket }
# source: ee86bfef
desk-declined = Thank you for telling me. I pass ticket { $ticket } ({ $name }) on to somebody else.
# source: 80de24a8
desk-handed-over = Done: ticket { $ticket } ({ $name }) is with { $to } now.
# source: 5ad6e53e
desk-passed-on = Ticket { $ticket } ({ $name }) went on to { $to }.
# source: 6f9a12fa
desk-taken = { $owner } has ticket { $ticket } ({ $name }) already.
# source: 023c78a7
desk-closed = I closed ticket { $ticket } ({ $name }). Thank you.
# source: 06eb660f
desk-closed-idle = I closed the conversation with { $name } (ticket { $ticket }), because nobody has written for hours. If anything is missing, she tells me and I let you know.
# source: c9584822
desk-already-closed = Ticket { $ticket } ({ $name }) is closed already, so I sent nothing.
# source: 8b2f49f0
desk-no-ticket = You have no ticket { $ticket }, so I sent nothing. To see yours, write: pending.
# source: 136a918b
desk-safety = At this moment another person of the programme is with { $name }. I sent nothing.
# source: 13d3f846
desk-not-listening = I cannot write to { $name } in this chat. Call her or go to see her. When you have talked, write: close { $ticket }
# source: 2873630e
desk-her-stopped = { $name } asked not to be written to any more, so the conversation ended here (ticket { $ticket }). If need be, call her. When you have talked, write: close { $ticket }
# source: 99c559ce
desk-her-blocked = My messages do not reach { $name } any more, so the conversation ended here (ticket { $ticket }). If need be, call her. When you have talked, write: close { $ticket }
# source: b2f424bb
desk-not-delivered = A message did not reach { $name } (ticket { $ticket }). If it was yours, please send it again, or better call her.
# source: 8f32da90
desk-too-long = Your message is very long ({ $length } letters; { $limit } fit). I did not send it: please divide it in two.
# source: 6a59a296
desk-cannot-pass = I cannot pass that on to { $name }. I can pass on texts, voice notes and photos.
# source: 21a1c2e5
desk-which-alert = You have { $count } tickets without an answer: { $list }. Put the ticket's number first, for example: { $example }: { $answer }
# source: 60d6e288
desk-which-talk = You are attending to { $count } people: { $list }. I sent nothing. Put the number first, for example: { $example }: I come by tomorrow
# source: 25678aed
desk-farewell = I sent it to { $name }. If you have finished, write: close { $ticket }
# source: 39de0c21
desk-left-open = That is fine, we leave it so. To see what you can ask for, write: menu.
# source: d3eb8db5
desk-none-to-take = There are no tickets to take now.
# source: bd0449c2
desk-none-to-hand-over = You have no tickets to hand over now.
# source: e5ed1433
desk-none-to-close = You have no tickets to close now. To close one that you have not answered, give its number: close 12
# source: 7b5498bc
desk-which-to-take = Which one do you take?
# source: 97b354cb
desk-which-to-hand-over = Which one do you want to hand over?
# source: a645652b
desk-which-to-close = Which one do I close?
# source: 1529d683
desk-to-whom = To whom do I give ticket { $ticket } ({ $name })?
# source: 40183a60
desk-nobody-else = There is nobody else to whom ticket { $ticket } ({ $name }) could go. Tell your coordination.
# source: ae1e8311
desk-overdue = Ticket { $ticket } ({ $name }) is still without an answer and its time is over. Answer { $ticket }: 1 if you attend to her, { $ticket }: 2 if you call her, or write: close { $ticket }
# source: 8687fa66
desk-overdue-call = Could you talk with { $name }? Ticket { $ticket } is still open and its time is over. When you have talked, write: close { $ticket }
# source: 0dd29e4f
desk-overdue-notice = Ticket { $ticket } ({ $name }) is overdue. { $owner } has it. If you take it, write: take { $ticket }
# source: 219bca8a
desk-nameless = this person
# at the beginning of an alert
# source: 162f4acd
desk-somebody = Somebody who has not said her name yet
# source: c5e6df90
desk-replaced = From now on the group { $cohort } is with { $to ->
    [none] another trainer
   *[other] { $to }
  }, who wrote the group's code.{ $count ->
    [0] { "" }
    [1] { " " }The ticket that you had open went over as well.
   *[other] { " " }The { $count } tickets that you had open went over as well.
  } Thank you for being with it. If this is a mistake, tell your coordination.
# source: 4fcb7fda
desk-closed-moved = { $name } is not in your group any more, so I closed ticket { $ticket }.
# source: d5c20665
desk-backup-replaced = In the group { $cohort } the deputy is from now on { $to ->
    [none] somebody else
   *[other] { $to }
  }, who wrote the deputy's code.{ $count ->
    [0] { "" }
    [1] { " " }The ticket that you had open went over as well.
   *[other] { " " }The { $count } tickets that you had open went over as well.
  } Thank you for your support. If this is a mistake, tell your coordination.
# source: 88ecf00a
desk-passed-instead = I passed this on to { $name }. If it was for what I asked you, ask me again and answer with a number.
# source: b34c966f
desk-own-number = This chat is a trainer's, so I did not put it down as an entrepreneur's. Joining the group takes another telephone.

# What the entrepreneur writes, in the chat of who attends to her
# source: 5388854a
desk-added = { $kind ->
    [voice] { $name } sent a voice note too (alert { $ticket }):
    [photo] { $name } sent a photo too (alert { $ticket }):
   *[text] { $name } added to alert { $ticket }: { $text }
  }
# source: 93850475
desk-from-her = { $name } ({ $ticket }): { $text }
# source: 198a2215
desk-from-her-edited = { $name } ({ $ticket }) corrected: { $text }
# source: 5699c159
desk-from-her-voice = { $name } ({ $ticket }) sent a voice note:
# source: 57d49948
desk-from-her-photo = { $name } ({ $ticket }) sent a photo:
# source: 15a6cb5d
desk-from-her-other = { $name } ({ $ticket }) sent something that I cannot pass on. Ask her to write it to you.

# Menu and lists
# source: 93ab51ee
desk-menu = Answer with a number or with the word:
# source: ee63647b
desk-menu-pending = Pending
# source: 75608f4c
desk-menu-group-today = My group today
# source: 91009b07
desk-menu-call-list = Call list
# source: 3990f727
desk-menu-visit-list = Visit list
# source: d38c863b
desk-menu-enter-figure = Note a figure
# source: 2265ecaf
desk-menu-move-date = New date
# source: ad2c2ac0
desk-menu-open-harvest = Harvest
# source: 099ef85c
desk-menu-away = Away (holidays)
# source: f6e0c25c
desk-menu-back = Back again
# source: edec85ec
desk-menu-digest = Weekly summary
# source: 5e29ebed
desk-menu-take = Take an alert
# source: a579726e
desk-menu-hand-over = Hand an alert over to somebody else
# source: 3c564e36
desk-menu-close = Close an alert
# source: 9b1842cc
desk-nothing-pending = You have no pending tickets.
# source: 73b055c0
desk-pending = { $count ->
    [1] You have 1 ticket:
   *[other] You have { $count } tickets:
  }
# source: b2e532a1
desk-pending-line = { $ticket } { $name }: { $reason }, { $since }. { $state ->
    [overdue] OVERDUE{ $mine ->
        [yes] { "" }
       *[no], { $owner } has it
      }.
    [talk] { $mine ->
        [yes] You are attending to her.
       *[no] { $owner } attends to her.
      }
    [call] { $mine ->
        [yes] You call her { $due }.
       *[no] { $owner } calls her { $due }.
      }
    [others] { $owner } was told.
   *[open] Answer { $due }.
  }
# source: 7bd0cc98
desk-pending-foot = { $rest ->
    [0] { "" }
   *[other] And { $rest } more.{ " " }
  }To answer: 12: 1 (I attend), 12: 2 (I call), 12: 3 (I cannot). Also: take 12, hand over 12, close 12.
# source: 00e256f7
desk-away-until-when = Until which day are you away? Write the day on which you come back, for example: 15 de diciembre
# source: a5960eb3
desk-away = Done: until { $date } { $alone ->
    [none] the alerts go to who stands in for you.
   *[other] you are marked away. But nobody stands in for you in { $alone }: those alerts stay with you. Please tell your coordination.
  }{ $count ->
    [0] { "" }
    [1] { " " }I also passed on the one that you had not answered.
   *[other] { " " }I also passed on the { $count } that you had not answered.
  } If you come back before, write: back again.
# source: ca3c2b8d
desk-back = Good that you are back. The alerts come to you again.
# source: 8af79c9f
desk-was-here = The alerts come to you.
# source: 2817d3cf
desk-digest-on = Done: on Monday mornings I send you the summary of your group. To end it, write again: weekly summary.
# source: 02c869ff
desk-digest-off = Done: I do not send you the weekly summary any more.

# The weekly summary
# source: ae46b26a
desk-digest-head = Summary of your week:
# source: 664c959f
desk-digest-line = { $cohort }, week { $week }: { $told } of { $count } answered. To call: { $calls }.
# source: eac1705d
desk-digest-foot = Open tickets: { $open }{ $overdue ->
    [0] { "" }
   *[other] { " " }(overdue: { $overdue })
  }. To see more, write: menu

# Her group
# source: 2d806ea1
desk-no-group = You have no people in your group yet.
# source: 812fe4af
desk-group =
    { $cohort }, week { $week }: { $told } of { $count } answered.
    Answered: { $amounts }
    Missing: { $silent }
# source: 948a94f2
desk-why-told = answered
# source: 43137d2a
desk-why-stopped = asked not to be written to
# source: 4949d36f
desk-why-paused = asked for a rest
# source: b06d9fe8
desk-why-no-chat = does not use the chat
# source: d9eeb431
desk-why-blocked = blocked the chat
# source: 4f7248ba
desk-why-gone = her number does not exist any more
# source: 461b4d2c
desk-why-undelivered = the message did not reach her
# source: 4d63b178
desk-why-silent = has not answered
# source: a82f4aae
desk-nobody-to-call = There are no calls to make. On this list is who has not answered twice in a row, or whom the messages do not reach.
# source: 2277a409
desk-call-list = { $count ->
    [1] 1 person to call:
   *[other] { $count } people to call:
  }
# source: f5e2c076
desk-call-line = { $line }. { $name }: { $why }{ $weeks ->
    [0] { "" }
    [1] , 1 week
   *[other] , { $weeks } weeks
  }{ $chosen ->
    [morning] . Prefers the morning.
    [midday] . Prefers midday.
    [afternoon] . Prefers the afternoon.
    [usual] . Mostly writes about { $hour }.
   *[unknown] .
  }
# source: 5b7bc37a
desk-call-list-foot = { $rest ->
    [0] { "" }
   *[other] And { $rest } more.{ " " }
  }Here are those who have not answered twice in a row, or whom the messages do not reach. What they tell you, write like this: note María 450 call
# source: 30b11256
desk-nobody-to-visit = Nobody urgently needs a visit this week.
# source: a0108339
desk-visit-list = { $count ->
    [1] The person who most needs your visit:
   *[other] The { $count } people who most need your visit:
  }
# source: c8422e6c
desk-visit-fall = her sales fell from { $from } to { $to }
# source: c527db5d
desk-visit-silent = has not answered for { $weeks } weeks
# source: 7c178b02
desk-visit-rule = The order is: 1 asked to talk to a person; 2 her sales fell by 40 in 100 or more; 3 has not answered twice in a row; 4 the messages do not reach her.

# Noting a figure
# source: 768abe47
desk-whose-figure = Whose and how much? For example: María 450 call
# source: 863a19eb
desk-nobody-named = I did not find that name in your group. Whose is it? Write the name as it is in the group.
# source: 8b1d414c
desk-which-person = There are several of that name. Which one is it?
# source: 82c81197
desk-how-much = How much did { $name } sell in the week { $week }?
# source: b74173af
desk-how-much-again = The amount of { $name } was not clear to me. Write it whole, in digits only.
# source: 3b848f61
desk-how-heard = { $name }: { $amount }. How did you hear it?
# source: 4d25a1c1
desk-method-trainer-call = Call
# source: 2fa2933c
desk-method-trainer-visit = Visit
# source: c0ede41c
desk-figure-kept = I noted { $amount } for { $name } in the week { $week } ({ $method }). If it is wrong, note it again.

# New date of a class, a visit or a harvest
# source: d94dff83
desk-no-date = Your group has no classes or visits ahead.
# source: 118ad8a1
desk-which-date = What gets another date?
# source: d7f513cc
desk-numbered-visit = Visit { $number }
# source: c896be86
desk-numbered-harvest = Harvest { $number }
# source: 72e99d33
desk-date-when = On which day is "{ $title }"? For example: 15 de diciembre
# source: b0b38c9a
desk-bad-date = That date cannot be. Write another, for example: 15 de diciembre
# source: 81e06307
desk-date-moved = Done: "{ $title }" moves from { $from } to { $to }. The reminders move with it.
# source: 352535de
desk-date-announced = { $people ->
    [one] One person was told of the day before already: will you tell her of the change?
   *[other] { $people } people were told of the day before already: will you tell them of the change?
  }

# A harvest that begins
# source: 7943bb58
desk-no-harvest = In your programme the assistant does not ask about harvests.
# source: 1c6c120a
desk-which-harvest = Which group has the harvest?
# source: 33e86677
desk-harvest-when = On which day does the harvest of { $cohort } begin? For example: today; or 15 de diciembre
# source: bb912757
desk-harvest-opened = Done: I noted that the harvest of { $cohort } begins on { $date }. If its day changes, write: new date.

# What the entrepreneur reads
# source: df569ceb
desk-relay = { $from }: { $text }
# source: 36e3cd2a
desk-relay-edited = { $from } corrected: { $text }
# source: f41d3a00
desk-relay-voice = { $from } sends you a voice note:
# source: c88fc23e
desk-relay-photo = { $from } sends you a photo:
# source: 52c2e28e
desk-not-received-voice = { $from } sent a voice note and I could not pass it on to you. I have said so, so that it can be sent again.
# source: 4a68c1fc
desk-not-received-photo = { $from } sent a photo and I could not pass it on to you. I have said so, so that it can be sent again.
# source: 8d9e7b70
desk-not-passed-text-other = I am sorry: your message did not reach { $to }. Could you write it again, please?
# source: 4b725a34
desk-not-passed-voice-gone = I am sorry: your voice note did not reach { $to }, because I could not download it any more. Could you send it again, please?
# source: a785bc15
desk-not-passed-voice-too-large = I am sorry: your voice note is very large and I could not pass it on to { $to }. Could you send a shorter one, please?
# source: ebd8375b
desk-not-passed-voice-other = I am sorry: your voice note did not reach { $to }. Could you send it again, or write it, please?
# source: cc21bf52
desk-not-passed-photo-gone = I am sorry: your photo did not reach { $to }, because I could not download it any more. Could you send it again, please?
# source: 76d0d5b7
desk-not-passed-photo-too-large = I am sorry: your photo is very large and I could not pass it on to { $to }. Could you send a lighter one, please?
# source: 6d221da1
desk-not-passed-photo-other = I am sorry: your photo did not reach { $to }. Could you send it again, or write it, please?
# source: 2750d561
desk-to-her-claimed = { $helper } is here now and answers you in this chat. While you talk, I keep silent.
# source: 6d39dc85
desk-to-her-call = { $helper } is going to call you { $due }.
# source: bb529123
desk-to-her-handed-over = { $from } gave your case to { $helper }, who is of the programme too. I have told { $helper }.
# source: 409e4ea3
desk-to-her-passed-on = { $from } has not been able to answer. I have also told { $helper }, who is of the programme.
# source: 01a0293f
desk-to-her-overdue = { $helper } has not been able to answer you yet. Your message stays with { $helper }, and I remind of it every working day.{ $coordination ->
    [yes] { " " }I have told the coordination too.
   *[no] { "" }
  }
# source: 3f579224
desk-to-her-left = { $helper } is not in this chat any more. I am looking for somebody else of the programme.
# source: fbafa8c7
desk-to-her-closed = { $helper } ended the conversation. Is what you needed resolved?
    1. Yes
    2. No
# source: e2f6bdfc
desk-to-her-closed-idle = As nobody has written for a while, I close the conversation with { $helper }. Is what you needed resolved?
    1. Yes
    2. No
# source: 45cae412
desk-to-her-resolved = I am glad. If you need anything else, write: help.
# source: 6c980f7f
desk-to-her-unresolved = Thank you for telling me. { $called }
# source: 23d31554
desk-closed-answered = { $name } has answered by now and the answer is noted. So I closed alert { $ticket }.
# source: e1323ff7
desk-declined-alone = Thank you for telling me. There is nobody else to pass ticket { $ticket } ({ $name }) to, so it stays with you{ $coordination ->
    [yes] . I have told the coordination.
   *[no] .
  } When you can, answer { $ticket }: 1 if you attend to her, { $ticket }: 2 if you call her.
# source: ce404f0c
desk-declined-notice = { $owner } cannot take ticket { $ticket } ({ $name }), and there is nobody else to pass it to. If you take it, write: take { $ticket }
# source: 67e2e3e5
desk-to-her-nobody-else = { $helper } cannot answer you now, and there is nobody else of the programme to tell. Your message stays with { $helper }, and I remind of it.{ $coordination ->
    [yes] { " " }I have told the coordination too.
   *[no] { "" }
  }
# source: bc75c279
desk-why-not-asked = not asked yet
