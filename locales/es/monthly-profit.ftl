# Una sola pregunta directa, cada cuatro semanas.
profit = { $hello }. Soy el asistente de { $trainer }, de { $organisation }. Una pregunta que hacemos una vez al mes: después de pagar todo lo del negocio, ¿cuánto le quedó la semana pasada?
    .retry = Disculpe, no le entendí bien. Escríbame solo la cantidad que le quedó, por ejemplo 120; o escriba: no sé.
    .confirm = Entendí que le quedaron { $amount } después de pagar todo. ¿Está bien?
    .confirm-zero = Entiendo, no le quedó nada la semana pasada. ¿Anoto cero?
    .later = Está bien. Si después lo sabe, me escribe la cantidad y la anoto.
    .refused = Está bien, lo respeto. Ya no le pregunto por la ganancia este mes.
    .choose = Para anotarlo bien: después de pagar todo, ¿cuánto le quedó la semana pasada?
    .choose-quantity = Gracias. En dinero, ¿cuánto le quedó después de pagar todo?
    .choose-rate = Entendí { $parts } por día. ¿Cuántos días trabajó la semana pasada?
    .choose-relative = ¿Cuánto anoto que le quedó la semana pasada?
    .choose-negative = Entiendo, la semana pasada perdió. ¿Anoto cero de ganancia? Escriba 0, o la cantidad que le quedó.
    .choose-period = Gracias. ¿Y cuánto le quedó solo en la semana { $week }?
    .saved = Anoté { $amount } de ganancia en la semana { $week }.
thanks = ¡Gracias, { $name }! Saber lo que queda le ayuda a decidir. Esto no decide ningún crédito.
unread = Disculpe, no logro entenderle bien. { $called }
