profit =
    .retry = Disculpe, no le entendí bien. Escríbame solo la cantidad que le quedó, por ejemplo 120.000; o escriba: no sé.
