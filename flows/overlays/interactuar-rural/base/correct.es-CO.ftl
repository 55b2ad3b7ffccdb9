amount =
    .retry = Disculpe, no le entendí bien. Escríbame solo la cantidad correcta, por ejemplo 450.000. ¿Cuánto es?
