# source: 6222a0c3
back = How good to have you back! I will write to you as before. If you want to stop again, write: stop.
# source: e2d1529f
rested = How good to have you back! The pause is over and I will write to you as before.
# source: 154d078a
here = { $hello }, I am here. I write every week to note your sales. If you need { $trainer }, write: help.
# source: 9e0856cf
not-joined = Gladly. To join, write me the code of your class; { $trainer } can give it to you.
