which = ¿Cuál quiere corregir?
    .told = { $figure ->
        [sales] Ventas de la semana hasta el { $week-end }: { $recorded-amount }
        [profit] Ganancia de la semana hasta el { $week-end }: { $recorded-amount }
        [usual_sales] Ventas en una semana normal: { $recorded-amount }
        [catch_up] Suma de varias semanas hasta el { $week-end }: { $recorded-amount }
        [jobs] Personas en su negocio: { $recorded-amount }
        [jornales] Jornales hasta el { $week-end }: { $recorded-amount }
       *[other] Semana hasta el { $week-end }: { $recorded-amount }
    }
    .retry = Disculpe, no le entendí bien. ¿Cuál quiere corregir? Escríbame solo el número.
amount = Tengo anotado { $recorded-amount } { $figure ->
        [sales] de ventas en la semana { $week }
        [profit] de ganancia en la semana { $week }
        [usual_sales] de ventas en una semana normal
        [catch_up] en total por las semanas hasta el { $week-end }
       *[other] en la semana { $week }
    }. ¿Cuánto es lo correcto?
    .retry = Disculpe, no le entendí bien. Escríbame solo la cantidad correcta, por ejemplo 450. ¿Cuánto es?
    .later = Está bien, lo dejo como está. Cuando lo sepa, escriba: corregir.
    .refused = Está bien, lo dejo como está.
    .saved = Corregido: anoté { $amount } { $figure ->
        [sales] de ventas en la semana { $week }
        [profit] de ganancia en la semana { $week }
        [usual_sales] de ventas en una semana normal
        [catch_up] en total por las semanas hasta el { $week-end }
       *[other] en la semana { $week }
    }. Gracias por avisarme.
count = { $figure ->
        [jobs] Personas en su negocio: tengo anotado { $recorded-amount }. ¿Cuántas son, contándose usted?
        [jornales] Jornales hasta el { $week-end }: tengo anotado { $recorded-amount }. ¿Cuántos fueron?
       *[other] Tengo anotado { $recorded-amount } en la semana { $week }. ¿Cuánto es lo correcto?
    }
    .retry = Disculpe, no le entendí bien. Escríbame solo el número correcto, por ejemplo 2.
    .later = Está bien, lo dejo como está. Cuando lo sepa, escriba: corregir.
    .refused = Está bien, lo dejo como está.
    .invalid = Disculpe, ese número no me cuadra. Escríbame solo el número correcto, por ejemplo 2.
    .saved = Corregido: anoté { $amount } { $figure ->
        [jobs] como número de personas en su negocio
        [jornales] como jornales hasta el { $week-end }
       *[other] en la semana { $week }
    }. Gracias por avisarme.
unread = Disculpe, no logro entenderle bien. { $called }
nothing = Eso todavía no lo tengo anotado. Cuando se lo pregunte, me lo escribe y lo anoto.
