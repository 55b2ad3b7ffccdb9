# Registro semanal. Palabras que puede usar: { $hello } { $name } { $trainer } { $organisation } { $week } { $amount } { $goal }
sales = { $hello }. Soy el asistente de { $trainer }, de { $organisation }. ¿Cuánto vendió en la semana { $week }?
    .retry = Disculpe, no le entendí bien. Escríbame solo la cantidad, por ejemplo 450; o escriba: no sé. ¿Cuánto vendió en la semana { $week }?
    .nudge = { $hello }. Le escribe de nuevo el asistente de { $trainer }. Cada semana anotada le ayuda con { $goal }. Cuando pueda contestarme: ¿cuánto vendió en la semana { $week }?
    .saved = Anoté { $amount } en la semana { $week }. Si está mal, escriba: corregir.
low = Una semana floja le pasa a cualquiera. ¿Quiere que { $trainer } le llame para platicarlo?
    .call = Sí, que me llame
    .no = No, gracias
    .retry = Disculpe, conteste 1 si quiere que { $trainer } le llame, o 2 si no.
trainer = { $called-by }
unread = Disculpe, no logro entenderle bien. { $called } Si después quiere escribirme solo la cantidad, con gusto la anoto.
best = ¡Qué bueno, { $name }! Es la semana más alta que tiene anotada. Apunte en su cuaderno lo que le funcionó, para repetirlo.
streak = ¡Gracias, { $name }! Ya son cuatro semanas seguidas o más con su cuenta anotada. Ese orden le ayuda a decidir mejor.
thanks = ¡Gracias, { $name }! Cada semana anotada le ayuda a ver cómo va su negocio.
