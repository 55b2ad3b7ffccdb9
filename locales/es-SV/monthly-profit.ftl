profit =
    .retry = Disculpe, no le entendí bien. Escríbame solo la cantidad que le quedó, por ejemplo 25; o escriba: no sé.
