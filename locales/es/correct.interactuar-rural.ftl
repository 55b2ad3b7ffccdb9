amount = Tengo anotado { $recorded-amount } en las dos semanas hasta el { $week-end }. ¿Cuánto es lo correcto?
    .saved = Corregido: anoté { $amount } en las dos semanas hasta el { $week-end }. Gracias por avisarme.
