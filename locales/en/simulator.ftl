# The simulator's page: two telephones and a clock. Texts only, no HTML.

page = microMBA: simulator
title = Simulator
about = One telephone is that of Doña María, who has a business; the other that of Doña Ana, her trainer. Write in their place, and put the clock forward to see the reminders and the question of next Monday. Nothing you write here reaches a real person.
suggestions = Try writing as Doña María:
    .amount = 450
    .words = 500 mil
    .help = ayuda
    .correct = corregir
    .stop = alto
    .start-again = empezar

clock = Simulated clock
    .place = Time in Guatemala
    .jumps = Put the clock forward
    .hour = +1 hour
    .half-day = +12 hours
    .day = +1 day
    .monday = Next Monday 18:00
next = Next on the calendar:
    .none = nothing
check-in = Ask for sales now
    .recorded = Doña María has told her sales of this week already, so they are not asked again. Move the clock to next Monday.
    .silent = Doña María is not asked now: another question is open, she pauses, or she talks with her trainer.
story = Keep this conversation as a story

maria = Doña María
    .initial = M
    .role = Entrepreneur · FUNDAP
    .phone = Doña María's telephone
    .chat = Doña María's conversation
    .write = Write as Doña María
    .choices = Answers that Doña María can tap
ana = Doña Ana
    .initial = A
    .role = Doña María's trainer
    .phone = Doña Ana's telephone
    .chat = Doña Ana's conversation
    .write = Write as Doña Ana
    .choices = Answers that Doña Ana can tap

message = Message
    .send = Send
    .voice = Voice note
    .reserved = (reserved message)
    .empty = No messages yet.
    .from-bot = Assistant:
    .from-maria = Doña María:
    .from-ana = Doña Ana:

problem = It could not be done:
    .close = Close the notice
offline = There is no connection to the service. The page tries again every two seconds.
no-script = This page needs JavaScript.
