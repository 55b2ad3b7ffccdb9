total =
    .retry = Disculpe, no le entendí bien. Escríbame solo el total de esas semanas, por ejemplo 240; o escriba: no sé.
