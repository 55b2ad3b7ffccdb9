usual =
    .retry = Disculpe, no le entendí bien. Escríbame solo la cantidad, por ejemplo 85. En una semana normal, ¿cuánto vende?
profit =
    .retry = Disculpe, escríbame solo la cantidad que le quedó, por ejemplo 25; o escriba: no sé. ¿Cuánto le quedó?
