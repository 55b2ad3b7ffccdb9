# A careful question when something sounds as if all were not well.
# source: 8b050849
well = Thank you for writing to me, { $name }. Is everything all right?
    .fine = Yes, thank you
    .trainer = I would rather tell { $trainer }
    .other = I would rather tell another person, in confidence
    .retry = Sorry, answer with the number: is everything all right?
# source: b8f41c0a
fine = Thank you for telling me.
# source: cb3ebaa8
later = I am here. If you want to talk with a person, write: help.
# source: 5a3a288b
trainer = Gladly. { $called-by }
# source: 9d8f5a6f
other = I am here if you want to write to me.
