which = ¿Cuál quiere corregir?
    .told = { $figure ->
        [sales] Ventas de las dos semanas hasta el { $week-end }: { $recorded-amount }
        [profit] Ganancia de la semana hasta el { $week-end }: { $recorded-amount }
        [usual_sales] Ventas en una semana normal: { $recorded-amount }
        [catch_up] Suma de varias semanas hasta el { $week-end }: { $recorded-amount }
        [jobs] Personas en su negocio: { $recorded-amount }
        [jornales] Jornales hasta el { $week-end }: { $recorded-amount }
       *[other] Semana hasta el { $week-end }: { $recorded-amount }
    }
amount = Tengo anotado { $recorded-amount } { $figure ->
        [sales] de ventas en las dos semanas hasta el { $week-end }
        [profit] de ganancia en la semana { $week }
        [usual_sales] de ventas en una semana normal
        [catch_up] en total por las semanas hasta el { $week-end }
       *[other] en la semana { $week }
    }. ¿Cuánto es lo correcto?
    .saved = Corregido: anoté { $amount } { $figure ->
        [sales] de ventas en las dos semanas hasta el { $week-end }
        [profit] de ganancia en la semana { $week }
        [usual_sales] de ventas en una semana normal
        [catch_up] en total por las semanas hasta el { $week-end }
       *[other] en la semana { $week }
    }. Gracias por avisarme.
