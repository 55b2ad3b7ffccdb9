# source: 5293cdaa
until = I will gladly let you rest. Until which day shall I not write? For example: until the 15th; or two weeks.
    .retry = Sorry, I did not understand the date. Write the day, for example: 15; or two weeks.
# source: b8721125
pause = Done, I will not write until { $answer-until }. If that is not the day, write: pause. If you are back before, write: start. And if you need { $trainer }, write: help.
# source: c42fd603
unread = Sorry, I did not understand the date and made no pause. You can write, for example: pause until 15. If you want no more messages, write: stop.
