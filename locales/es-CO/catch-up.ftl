total =
    .retry = Disculpe, no le entendí bien. Escríbame solo el total de esas semanas, por ejemplo 1.200.000; o escriba: no sé.
