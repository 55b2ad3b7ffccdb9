# Registro semanal. Palabras que puede usar: { $hello } { $name } { $trainer } { $organisation } { $week } { $amount }
sales = { $hello }. Soy el asistente de { $trainer }, de { $organisation }. ¿Cuánto vendió en la semana { $week }?
    .retry = Disculpe, no le entendí bien. Escríbame solo la cantidad, por ejemplo 450; o escriba: no sé. ¿Cuánto vendió en la semana { $week }?
    .nudge = { $hello }. Le escribe de nuevo el asistente de { $trainer }. Cuando pueda contestarme: ¿cuánto vendió en la semana { $week }?
    .saved = Anoté { $amount } en la semana { $week }. Si está mal, escriba: corregir.
low = Una semana floja le pasa a cualquiera. ¿Quiere que { $trainer } le llame para platicarlo?
    .call = Sí, que me llame
    .no = No, gracias
trainer = Ya le avisé a { $trainer }. Ella le va a llamar.
unread = Disculpe, no logro entenderle bien. Ya le avisé a { $trainer } para que le ayude. Si después quiere escribirme solo la cantidad, con gusto la anoto.
streak = ¡Gracias, { $name }! Ya son cuatro semanas seguidas o más con su cuenta anotada. Ese orden le ayuda a decidir mejor.
thanks = ¡Gracias, { $name }! Cada semana anotada le ayuda a ver cómo va su negocio.
missed = { $hello }. No se preocupe por la semana { $week }: si más adelante tiene la cuenta, escríbame la cantidad y la anoto. Saludos de parte de { $trainer }.
