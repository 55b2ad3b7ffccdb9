amount =
    .retry = Disculpe, no le entendí bien. Escríbame solo la cantidad correcta, por ejemplo 85. ¿Cuánto es?
