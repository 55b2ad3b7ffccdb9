sales =
    .retry = Disculpe, no le entendí bien. Escríbame solo la cantidad, por ejemplo 450.000; o escriba: no sé. ¿Cuánto vendió en la semana { $week }?
low = Una semana floja le pasa a cualquiera. ¿Quiere que { $trainer } le llame para conversarlo?
