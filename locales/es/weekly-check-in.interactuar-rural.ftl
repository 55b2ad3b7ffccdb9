# La quincena del campo: cosechas y ventas sueltas juntas; cero es una respuesta como cualquier otra.
sales = { $hello }. Soy el asistente de { $trainer }, de { $organisation }. En las últimas dos semanas, hasta el { $week-end }, ¿cuánto vendió? Cuente cosechas y ventas sueltas; si no hubo, escriba 0.
    .retry = Disculpe, no le entendí bien. Escríbame solo la cantidad de las dos semanas, por ejemplo 800.000; o escriba: no sé. Si no hubo ventas, escriba 0.
    .nudge = { $hello }. Le escribe de nuevo el asistente de { $trainer }. Cuando pueda contestarme: ¿cuánto vendió en las últimas dos semanas, hasta el { $week-end }? Si no hubo ventas, escriba 0.
    .saved = Anoté { $amount } en las dos semanas hasta el { $week-end }. Si está mal, escriba: corregir.
    .confirm-zero = Entiendo, en estas dos semanas no hubo ventas; entre cosechas es normal. ¿Anoto cero?
    .choose-days = Sumé { $parts }. ¿Ese es el total de las dos semanas?
    .choose-sum = Sumé { $parts }. ¿Ese es el total de las dos semanas?
    .choose-period = Gracias. ¿Y cuánto fue en total en las últimas dos semanas?
    .choose-rate = Entendí { $parts } por día. ¿Cuánto fue en total en esas dos semanas?
    .choose-relative = ¿Cuánto anoto para esas dos semanas?
best = ¡Qué bueno, { $name }! Es la quincena más alta que tiene anotada. Apunte en su cuaderno lo que le funcionó, para la próxima cosecha.
thanks = ¡Gracias, { $name }! Con sus cuentas anotadas puede planear la próxima cosecha.
