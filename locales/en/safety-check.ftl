# A careful question when something sounds as if all were not well.
well = Thank you for writing to me, { $name }. Is everything all right?
    .fine = Yes, thank you
    .trainer = I would rather tell { $trainer }
    .other = I would rather tell another person, in confidence
    .retry = Sorry, answer with the number: is everything all right?
fine = Thank you for telling me.
later = I am here. If you want to talk with a person, write: help.
trainer = With pleasure: I tell { $trainer }.
other = I am here if you want to write to me.
