amount = Tengo anotado { $recorded-amount } en la semana { $week }. ¿Cuánto es lo correcto?
    .retry = Disculpe, no le entendí bien. Escríbame solo la cantidad correcta, por ejemplo 450. ¿Cuánto es?
    .saved = Corregido: anoté { $amount } en la semana { $week }. Gracias por avisarme.
unread = Disculpe, no logro entenderle bien. Ya le avisé a { $trainer } para que le ayude a corregirlo.
nothing = Todavía no tengo ninguna cantidad anotada. Cuando le pregunte por sus ventas, me la escribe y la anoto.
