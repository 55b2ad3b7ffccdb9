# Lo que dicen los comandos `calendar` y `why`. Para coordinación.

nobody-programme = Todavía no participa nadie en «{ $programme }»: no hay a quién escribirle. La gente entra cuando le escribe al asistente el código de su clase.
nobody-cohort = Todavía no participa nadie de este grupo: no hay a quién escribirle. La gente entra cuando le escribe al asistente el código de su clase.
nobody-contact = Esta persona todavía no ha aceptado: el asistente no le escribe por su cuenta.
nothing = Del { $from } al { $to } no hay nada previsto para { $people ->
    [one] esta persona
   *[other] estas { $people } personas
  }.
head = { $programme }: del { $from } al { $to }, { $people ->
    [one] una persona
   *[other] { $people } personas
  }. No se ha enviado ni escrito nada. Se supone que cada pregunta se contesta y que lo demás sigue como hoy.
day = { $day }: { $messages ->
    [0] ningún mensaje
    [one] un mensaje
   *[other] { $messages } mensajes
  }{ $skipped ->
    [0] { "" }
    [one] , uno se salta
   *[other] , { $skipped } se saltan
  }
total = En total: { $messages ->
    [one] un mensaje
   *[other] { $messages } mensajes
  } ({ $merged } junto con otro), { $skipped ->
    [one] uno se salta
   *[other] { $skipped } se saltan
  }.
total-waits = { $waits ->
    [one] Además sigue un guion ya empezado que espera su día.
   *[other] Además siguen { $waits } guiones ya empezados que esperan su día.
  }
goes-on = sigue un guion ya empezado
started = sale
merged = va junto con otro
skipped = se salta

# Por qué
reason-her-hour = a su hora y día ({ $to })
reason-cohort-hour = a la hora y día del grupo ({ $to })
reason-quiet-hours = horas de silencio → { $to }
reason-day-off = día sin mensajes → { $to }
reason-holiday = feriado{ $by ->
    [none] { "" }
   *[other] { " " }({ $by })
  } → { $to }
reason-market-day = día de mercado → { $to }
reason-day-full = ya hay un mensaje ese día{ $by ->
    [none] { "" }
   *[other] { " " }({ $by })
  }{ $to ->
    [none] { "" }
   *[other] { " " }→ { $to }
  }
reason-week-full = ya hay bastantes mensajes esa semana{ $to ->
    [none] { "" }
   *[other] { " " }→ { $to }
  }
reason-day-taken = ese día va antes { $by }{ $to ->
    [none] { "" }
   *[other] { " " }→ { $to }
  }
reason-question-open = hay una pregunta abierta ({ $by })
reason-in-talk = está en conversación con su capacitadora
reason-safety-hold = en espera de la persona de protección
reason-paused = pidió pausa{ $to ->
    [none] { "" }
   *[other] { " " }hasta el { $to }
  }
reason-stopped = pidió que no se le escriba
reason-no-chat = no tiene chat: se le llama por teléfono
reason-too-late = demasiado tarde, por { $late }
reason-superseded = hay una más reciente de lo mismo
reason-begun-already = ya se le envió ese día ({ $by })
reason-not-planned-any-more = el grupo o el programa cambió la fecha
would-be-late = { $reason }, y entonces sería demasiado tarde

# why
message = Mensaje { $id } a { $name }: { $status }
status-queued = espera su turno
status-sending = se está enviando
status-sent = enviado
status-unknown = no se sabe si llegó
status-failed = no se pudo enviar
status-cancelled = no se envió
written = Se escribió el { $at } y salió el { $sent }{ $reason ->
    [quiet-hours] , después de las horas de silencio
    [day-off] , después del día sin mensajes
    [holiday] , después del feriado
    [market-day] , después del mercado
    [day-full] , porque ese día ya había un mensaje
    [week-full] , porque esa semana ya había bastantes mensajes
    [resent-after-unknown] , por segunda vez: no se supo si la primera llegó
   *[other] { "" }
  }.
not-sent = Se escribió el { $at }; no ha salido{ $reason ->
    [none] { "" }
    [too-late] : no pudo salir a tiempo y ya era demasiado tarde
    [stopped] : pidió que no se le escriba
    [blocked] : bloqueó el chat
    [gone] : su número ya no existe
    [merged] : se juntó con otra persona del grupo, que tiene el suyo
    [quiet-hours] : son horas de silencio, sale el { $to }
    [day-off] : es un día sin mensajes, sale el { $to }
    [holiday] : es feriado, sale el { $to }
    [market-day] : es día de mercado, sale el { $to }
    [day-full] : ese día ya hay un mensaje, sale el { $to }
    [week-full] : esa semana ya hay bastantes mensajes, sale el { $to }
    [interrupted] : el envío se cortó y no se sabe si llegó
   *[other] { " " }({ $reason })
  }.
said-by = Lo dice el guion { $flow }, versión { $version }, paso { $step }.
because-calendar = Lo empezó el calendario: { $schedule }, previsto para el { $nominal } ({ $zone }), debía salir el { $planned }.
because-person = Lo empezó una persona con el comando trigger.
because-timer = Es lo que sigue en un guion ya empezado (un recordatorio o una espera).
because-reply = Contesta a lo que ella escribió el { $at }.
because-publication = Se debe a un cambio publicado en el guion.
because-desk = Se debe a una llamada de ayuda.
because-digest = Es el resumen de la semana.
because-undelivered = Se debe a un mensaje que no llegó.
ticket = Es del aviso { $id } ({ $reason }), abierto el { $at }.
because-entered = Se debe a algo que se anotó por ella (una cifra, su consentimiento en papel).
because-who-speaks = Varias personas usan ese teléfono: se pregunta con quién se habla.
because-coordination = Es un aviso a la coordinación.
because-safety = Es un aviso de protección.
because-alert = Es un aviso a quien acompaña.
rules = Reglas: { $rules }
no-rules = Ninguna regla lo movió.
note = El turno no hizo nada: { $note }
was-started = empezó el { $at }{ $moves ->
    [0] { "" }
   *[other] , movido por
  }
was-merged = fue junto con otro el { $at }
was-skipped = se saltó
was-gone = ya no va ese día
was-waiting = espera
occurrence = { $nominal }  { $schedule }  { $status }{ $rules ->
    [none] { "" }
   *[other] : { $rules }
  }
history = Lo previsto para { $name }, lo último primero:
no-history = Para { $name } todavía no se ha previsto nada.
