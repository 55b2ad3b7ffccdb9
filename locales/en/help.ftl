# source: dc553c22
call = I have told { $trainer } that you need help, and you will be looked for as soon as possible.
