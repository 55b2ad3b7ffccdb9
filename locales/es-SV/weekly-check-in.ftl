sales =
    .retry = Disculpe, no le entendí bien. Escríbame solo la cantidad, por ejemplo 85; o escriba: no sé. ¿Cuánto vendió en la semana { $week }?
