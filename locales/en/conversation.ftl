# Texts that belong to no flow. English is for developers who try the bot.
# source: 08d09175
hello = { $name ->
    [none] Hello
   *[other] Hello, { $name }
  }
# source: e60b973d
trainer-unknown = your trainer
# source: 3f067a58
yes = Yes
# source: b6d38549
no = No
# source: 328c2839
another-amount = Another amount
# source: 030b38e2
answer = -
    .confirm = I understood { $amount }. Is that right?
    .confirm-zero = I see, no sales in the week { $week }. Shall I write down zero?
    .choose = To write it down right: how much was it in all?
    .choose-range = Thank you. Which of these amounts is nearest?
    .choose-days = I added up { $parts }. Is that the whole week?
    .choose-sum = I added up { $parts }. Is that the whole week?
    .choose-rate = I understood { $parts } a day. On how many days did you sell in the week { $week }?
    .choose-currency = Here we write in { $currency }. How much was it in { $currency }?
    .choose-relative = How much shall I write down for the week { $week }?
    .choose-quantity = Thank you. How much money was it in all for those sales?
    .choose-period = Thank you. And how much was it in the week { $week } alone?
    .choose-negative = I see. How much did you sell, before taking off expenses?
    .choose-limit = That is a very large amount and I want to write it down right. Would you write it again, in digits only?
    .again = Thank you for telling me. How much was it then?
    .later = No hurry. When you have the figure, write me the amount and I will note it.
    .refused = That is fine, I respect it. I will not ask again this week. Thank you for telling me.
    .retry = Sorry, I did not understand. You can answer with the number or the word.
# source: 3797e8f5
week-dates = from Monday { $from } to Sunday { $to } { $month }
# source: 19a29295
week-dates-across = from Monday { $from } { $from-month } to Sunday { $to } { $month }
# source: 4c88b7ce
month-1 = January
# source: 518bc8c3
month-2 = February
# source: 1f312a26
month-3 = March
# source: 3e791407
month-4 = April
# source: 3f672d43
month-5 = May
# source: 8453628c
month-6 = June
# source: 58231353
month-7 = July
# source: 3b251639
month-8 = August
# source: 5dc1c9ae
month-9 = September
# source: 31696d6e
month-10 = October
# source: 547ebae1
month-11 = November
# source: 111b184e
month-12 = December
# source: 8da81527
called = I have told { $helper }.{ $next ->
    [passed-on] { " " }If you get no answer { $due }, I will tell somebody else of the programme.
    [reminded] { " " }If you get no answer { $due }, I will remind her and tell you so.
   *[none] { "" }
  }
# source: a89ccc68
called-overdue = Your call is still with { $helper }, and I remind her every working day.
# source: 7fdbc2ea
called-nobody = At present I cannot tell anybody of { $organisation } from here, and I would rather say so. Your call is noted and I go on trying.
# source: 9d8044d8
added-to-call = Thank you, { $name }. I pass that on as well. { $called-by }
# source: ae43f613
nothing-open = Thank you, { $name }. To note sales or see your accounts, write: menu. To change what is noted, write: correct. If you need { $trainer }, write: help.
# source: 3aa2bc15
for-trainer = Thank you for writing, { $name }. If you want me to pass it on to { $trainer }, write: help.
# source: 3b3055f6
unknown-person = Hello. I am the assistant of a training programme for businesses. To join, write me the code of your class.
# source: 238e9bb3
not-joined = To join the programme, please write the code of your class again.
# source: e3e4e6f7
who-speaks = Who am I talking with?
# source: 0671764a
heard-late = I got your message from { $day }.
# source: 4a9aeee6
who-thanks = Thank you, { $name }. I am talking with you now.
# source: fea8f851
paper-consent = Consent signed on paper.
# source: 251c7c79
already-member = You are in the programme already. If you need { $trainer }, write: help.
# source: 453c0b6c
trainer-idle = Thank you, { $name }. If you asked me for something, I did not understand it: to see who waits for you, write: pending. To see what else you can ask for, write: menu.
# source: 09e62846
trainer-greeting = { $hello }. I am here. To see who is waiting for you, write: pending. To see what else you can ask, write: menu.
# source: bc9f9ce9
trainer-who-are-you = I am an automatic assistant, not a person. I keep your group company between classes, and tell you when somebody needs you. To see what you can ask me, write: menu.
# source: d6160aad
coordinator-greeting = { $hello }. I am here. To see who is waiting, write: pending. To see what else you can ask, write: menu.
# source: d8cc9f98
coordinator-who-are-you = I am an automatic assistant, not a person. I tell you when something needs the coordination. To see what you can ask me, write: menu.
# source: 63bd1829
safeguarding-greeting = { $hello }. I am here. To see the open cases, write: cases.
# source: bf8f3ec0
safeguarding-who-are-you = I am an automatic assistant, not a person. I tell you when somebody needs protection. To see the open cases, write: cases.
# source: ed7b2375
edited = I saw that you changed a message. To be sure, please write it again; if it was noted already, write: correct.
# source: 9ec89c06
media-voice = Thank you for your voice note. I cannot listen to it yet. { $called } If it is an answer to be noted, please write it to me.
# source: 578cad91
media-photo = Thank you for the photo. I cannot read it yet. { $called } If it is an answer to be noted, please write it to me.
# source: 724703e2
media-call = I saw your call, but I cannot answer calls here. Would you write to me, please? If you would rather talk to { $trainer }, write: help.
# source: da0e3699
media-other = Thank you. I cannot read that yet: would you write it in words or numbers, please?
# source: 9311fdf2
flow-finished = { $hello }. This is the assistant of { $trainer }: I no longer need your answer to my last question. Thank you for your time. If you need { $trainer }, write: help.
# source: 993f20bc
broken = Sorry, something failed and I could not attend to your message.
# source: fdad5bf0
intent-courtesy = You are welcome, { $name }.
# source: baff09e5
hard-time-wish = I hope all gets better soon, { $name }.
# source: 1fc0c388
intent-greeting = { $hello }. I am here. If you need { $trainer }, write: help.
# source: a90da324
intent-who-are-you = I am an automatic assistant, not a person. I work with { $trainer }, of { $organisation }. If you would rather talk to a person, write: help.
# source: e34181e3
intent-why = I ask so that you can see how your business is doing and { $trainer } can support you better. What you tell me is seen by your programme, and decides no credit. It costs you nothing. If you would rather not answer, write: I do not want to.
# source: ce0ce586
intent-which-week = I am asking about the week { $week-asked }.
# source: a4b0f179
intent-next-class =
    { $module-when ->
        [tomorrow] Tomorrow, { $module-date }, is the class "{ $module }".
        [later] The class "{ $module }" is on { $module-date }.
       *[unknown] I have no date of the next class yet.
    } { $trainer } knows the hour and the place: if you want to be called, write: help.
# source: b79c9f3c
intent-already-told = { $recorded ->
    [yes] Yes, thank you: I have { $amount } { $figure ->
        [sales] of sales for the week { $week }
        [profit] of profit for the week { $week }
        [usual_sales] of sales in a normal week
        [catch_up] in all for the weeks to { $week-end }
        [jobs] as the number of people in your business
        [jornales] as days of field work to { $week-end }
       *[other] for the week { $week }
    }. If it is wrong, write: correct.
   *[other] Sorry, I have no amount noted yet. Would you write it again, please?
  }
# source: 32f6de8d
alert-nothing-recorded = none yet
# source: 8696d384
reason-asked-for-help = asked for help
# source: a7a96d36
reason-sales-drop = sales fell a lot and she wants to talk
# source: 865e04f7
reason-unread-answer = the assistant did not understand her answer
# source: 61e739f8
reason-no-answer = has not answered for a while; a call or visit may help
# source: 1a3abe3c
reason-step-not-done = could not do her step and wants to talk
# source: 501f8f6a
reason-visit-another-day = the visit does not suit her tomorrow
# source: 56688b39
reason-data-rights = asks for her data to be erased; there are 10 working days, tell your coordination today
# source: 1bea24c3
reason-data-rights-question = has a question about her data
# source: 18a0fa91
reason-graduated-leaves = finished her stage and wants no more messages
# source: a4c77b79
reason-broken = the assistant failed on her message
# source: 28307e4a
reason-other = wants to talk to you
# source: 2911722b
goal-unknown = what you want to achieve
# source: 2fa261a4
no-amount = that the amount is missing
# source: e25a607b
module-unknown = the next module
# source: d03a7b99
module-last-unknown = the last class
# source: febd7258
series-line = { $day } { $month }: { $amount }
# source: 4be029a5
date = { $weekday } { $day } { $month }
# source: 227772b5
weekday-1 = Monday
# source: 27bfa53e
weekday-2 = Tuesday
# source: eeeeac0c
weekday-3 = Wednesday
# source: 3c8158ef
weekday-4 = Thursday
# source: b600d204
weekday-5 = Friday
# source: 9f2a9569
weekday-6 = Saturday
# source: 79a1bcef
weekday-7 = Sunday
# source: c670f488
helper-unknown = somebody of the programme
# source: 74f23b35
time = { $hour }:{ $minute } { $part ->
    [night] at night
    [morning] in the morning
    [noon] at noon
    [evening] in the evening
   *[afternoon] in the afternoon
  }
# source: 3d9df6b6
day = { $days ->
    [today] today
    [tomorrow] tomorrow
    [yesterday] yesterday
   *[other] on { $date }
  }
# source: bb536f3a
moment-at = { $day } at { $time }
# source: a86e9dc4
moment-before = { $day } before { $time }
# source: 0f91c967
number-of-entrepreneur = With this telephone you take part in the programme. That code is for a trainer: please write it from another telephone.
# source: 37f8e2f7
trainer-media = You are attending to nobody now, so I did not pass on your voice note or photo. To see the tickets, write: pending.
# source: de35f8e6
reason-unread-media = sent a voice note or a photo that the assistant cannot understand
# source: e25d1353
reason-undelivered = my messages do not reach her; look for her in another way
# source: 444bfb2d
reason-wants-to-talk = wants to talk to you; ask her calmly
# source: 74d61620
reason-not-resolved = says that what she needed is not resolved
# source: 71e2c949
trainer-added = Done, { $name }: this group is with you too. I let you know here when somebody asks for help.

# What opens the list of options on WhatsApp (at most 20 letters)
# source: f754d5ad
list-button = See options

# Who coordinates a programme and who looks after people: their own chat
# source: 0bd3aeeb
role-coordinator = { $hello }. From now on you get the coordination alerts of { $organisation } here: calls for help that nobody has attended to, trainers whom the message does not reach, and channels that fail.
# source: 8397e937
role-safeguarding = { $hello }. From now on you get the safeguarding alerts of { $organisation } here. They never carry what the person wrote: you decide whether to read it. To see the open cases, write: cases. This chat is for you alone: do not share it or leave the telephone open.
# source: a82bbc21
role-deputy = { $hello }. From now on you are here as a safeguarding deputy of { $organisation }: if the person in charge does not answer in time, the alert comes to you. To see the open cases, write: cases. This chat is for you alone: do not share it or leave the telephone open.
# source: 1345abb5
role-needs-own-chat = That code is for another role in { $organisation }, and with this telephone you take part in the programme. So that messages do not get mixed up, please write it from another telephone. The code stays good.
# source: 42f9deaf
coordinator-idle = Thank you. In this chat I let you know when something needs the coordination. To see what you can ask for, write: menu.
# source: 1ce8c19a
safeguarding-idle = Thank you. In this chat I let you know when somebody needs protection. To see the open cases, write: cases.

# To the coordination, in its own chat: at most once a day about the same thing
# source: 7a9c53ba
coordination-update-gap = Some messages that people sent to { $account } were lost on the way and I do not have them. If somebody of { $organisation } says that she wrote and got no answer, ask her to send it again.
# source: 5903fdb9
coordination-channel-stopped = The channel { $account } has a problem: messages of { $organisation } may not go out or come in there. Tell who keeps the service running.
# source: be221e7b
coordination-template-stopped = WhatsApp does not let us use one of the prepared messages of { $organisation } any more: the reminders that need it do not reach who has not written in the last day. Tell who keeps the service running, who can see which one it is and why.
# source: 2b895cd1
coordination-ticket-without-trainer =
    Somebody of { $organisation } asked for help, and I cannot write to her trainer.{ $groups ->
        [none] { "" }
       *[other] { " " }Groups without a trainer whom messages reach: { $groups }.
    } Ask the trainer to write her code to the assistant, or name another.
# source: f72aa80b
coordination-case-unanswered = In { $organisation } there is a safeguarding alert that nobody has attended to. Please talk now with the safeguarding person or her deputy. What it is about is not told here.
