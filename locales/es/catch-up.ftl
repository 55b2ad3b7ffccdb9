# Después de semanas sin contestar: una sola pregunta por todas, sin reclamo.
total = { $hello }. Soy el asistente de { $trainer }. Pongámonos al día con una sola pregunta: sumando las últimas { $sales-since ->
    [0] semanas
    [1] semanas
   *[other] { $sales-since } semanas
  }, hasta el { $week-end }, ¿cuánto vendió más o menos? Si no se acuerda, escriba: no sé.
    .retry = Disculpe, no le entendí bien. Escríbame solo el total de esas semanas, por ejemplo 1200; o escriba: no sé.
    .later = Está bien, no se preocupe. La próxima semana seguimos como siempre.
    .refused = Está bien, lo respeto.
    .saved = Anoté { $amount } en total por esas semanas.
    .confirm-zero = Entiendo, no hubo ventas en esas semanas. ¿Anoto cero?
    .choose-period = Gracias. ¿Y cuánto fue en total en esas semanas?
    .choose-rate = Entendí { $parts } por día. ¿Cuánto fue en total en esas semanas?
    .choose-relative = ¿Cuánto anoto en total por esas semanas?
thanks = ¡Gracias, { $name }! La próxima semana seguimos como siempre.
unread = Disculpe, no logro entenderle bien. { $called } La próxima semana seguimos como siempre.
