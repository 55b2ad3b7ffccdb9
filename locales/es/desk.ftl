# El escritorio de la capacitadora: lo que lee en su propio chat, y lo que lee la emprendedora cuando una persona la
# atiende. Los números de teléfono no aparecen nunca.

# El aviso y sus respuestas. Las teclas llevan el número del aviso adelante: «12: La atiendo ahora».
desk-alert =
    { $name } necesita que la busque. Motivo: { $reason }.
    Aviso { $ticket }, { $since }.{ $module ->
        [none] { "" }
       *[other] { " " }Última clase: { $module }.
    }
    Últimas ventas: { $figure }.
    Lo último que escribió: { $said }{ $told ->
        [none] { "" }
       *[other] { " " }Antes se avisó a: { $told }.
    }
    Conteste con un número, { $due }:
    1. La atiendo ahora
    2. La llamo hoy
    3. No puedo
desk-answer-attend = La atiendo ahora
desk-answer-call = La llamo hoy
desk-answer-cannot = No puedo

# Respuestas a la capacitadora
desk-claimed = Usted atiende a { $name } (aviso { $ticket }). Lo que me escriba se lo paso a ella, y lo que ella conteste se lo paso a usted. Yo guardo silencio mientras tanto. Para terminar, escriba: cerrar.
desk-call-promised = Gracias. Quedó anotado que usted llama a { $name } { $due } (aviso { $ticket }). Cuando hayan hablado, escriba: cerrar { $ticket }
desk-declined = Gracias por avisarme. Le paso el aviso { $ticket } ({ $name }) a otra persona.
desk-declined-alone = Gracias por avisarme. No hay otra persona a quien pasarle el aviso { $ticket } ({ $name }), así que queda con usted{ $coordination ->
    [yes] . Ya se lo dije a la coordinación.
   *[no] .
  } Cuando pueda, conteste { $ticket }: 1 si la atiende, { $ticket }: 2 si la llama.
desk-declined-notice = { $owner } no puede con el aviso { $ticket } ({ $name }), y no hay otra persona a quien pasárselo. Si usted lo toma, escriba: tomar { $ticket }
desk-handed-over = Listo: el aviso { $ticket } ({ $name }) queda con { $to }.
desk-passed-on = El aviso { $ticket } ({ $name }) pasó a { $to }.
desk-taken = El aviso { $ticket } ({ $name }) ya lo tiene { $owner }.
desk-closed = Cerré el aviso { $ticket } ({ $name }). Gracias.
desk-closed-idle = Cerré la conversación con { $name } (aviso { $ticket }), porque hace horas que nadie escribe. Si falta algo, ella me lo dice y le aviso.
desk-closed-answered = { $name } ya contestó y anoté su respuesta. Por eso cerré el aviso { $ticket }.
desk-already-closed = El aviso { $ticket } ({ $name }) ya está cerrado, así que no mandé nada.
desk-no-ticket = Usted no tiene un aviso { $ticket }, así que no mandé nada. Para ver los suyos, escriba: pendientes.
desk-safety = En este momento otra persona del programa acompaña a { $name }. No mandé nada.
desk-not-listening = A { $name } no le puedo escribir por este chat. Llámela o pase a verla. Cuando hayan hablado, escriba: cerrar { $ticket }
desk-her-stopped = { $name } pidió que no se le escriba más, así que la conversación terminó aquí (aviso { $ticket }). Si hace falta, llámela. Cuando hayan hablado, escriba: cerrar { $ticket }
desk-her-blocked = A { $name } ya no le llegan mis mensajes, así que la conversación terminó aquí (aviso { $ticket }). Si hace falta, llámela. Cuando hayan hablado, escriba: cerrar { $ticket }
desk-not-delivered = A { $name } (aviso { $ticket }) no le llegó un mensaje. Si era suyo, mándelo otra vez, o mejor llámela, por favor.
desk-too-long = Su mensaje es muy largo ({ $length } letras; caben { $limit }). No lo mandé: divídalo en dos, por favor.
desk-cannot-pass = Eso no se lo puedo pasar a { $name }. Puedo pasar textos, audios y fotos.
desk-which-alert = Tiene { $count } avisos sin contestar: { $list }. Ponga primero el número del aviso, por ejemplo: { $example }: { $answer }
desk-which-talk = Está atendiendo a { $count } personas: { $list }. No mandé nada. Ponga primero el número, por ejemplo: { $example }: mañana paso
desk-farewell = Se lo mandé a { $name }. Si ya terminaron, escriba: cerrar { $ticket }
desk-left-open = Está bien, lo dejamos así. Para ver qué puede pedir, escriba: menú.
desk-none-to-take = Ahora no hay avisos por tomar.
desk-none-to-hand-over = Ahora no tiene avisos que pasar.
desk-none-to-close = Ahora no tiene avisos que cerrar. Para cerrar uno que no ha contestado, ponga su número: cerrar 12
desk-which-to-take = ¿Cuál toma?
desk-which-to-hand-over = ¿Cuál quiere pasar?
desk-which-to-close = ¿Cuál cierro?
desk-to-whom = ¿A quién le paso el aviso { $ticket } ({ $name })?
desk-nobody-else = No hay otra persona a quien pasarle el aviso { $ticket } ({ $name }). Avise a su coordinación.
desk-overdue = El aviso { $ticket } ({ $name }) sigue sin respuesta y ya se pasó la hora. Conteste { $ticket }: 1 si la atiende, { $ticket }: 2 si la llama, o escriba: cerrar { $ticket }
desk-overdue-call = ¿Pudo hablar con { $name }? El aviso { $ticket } sigue abierto y ya se pasó la hora. Cuando hayan hablado, escriba: cerrar { $ticket }
desk-overdue-notice = El aviso { $ticket } ({ $name }) está vencido. Lo tiene { $owner }. Si usted lo toma, escriba: tomar { $ticket }
desk-nameless = esta persona
# al principio de un aviso
desk-somebody = Alguien que todavía no ha dicho su nombre
desk-replaced = El grupo { $cohort } queda desde ahora con { $to ->
    [none] otra capacitadora
   *[other] { $to }
  }, que escribió el código del grupo.{ $count ->
    [0] { "" }
    [1] { " " }También le pasé el aviso que usted tenía abierto.
   *[other] { " " }También le pasé los { $count } avisos que usted tenía abiertos.
  } Gracias por acompañarlo. Si es un error, avise a su coordinación.
desk-closed-moved = { $name } ya no está en su grupo, así que cerré el aviso { $ticket }.
desk-backup-replaced = En el grupo { $cohort } la suplente es desde ahora { $to ->
    [none] otra persona
   *[other] { $to }
  }, que escribió el código de suplente.{ $count ->
    [0] { "" }
    [1] { " " }También le pasé el aviso que usted tenía abierto.
   *[other] { " " }También le pasé los { $count } avisos que usted tenía abiertos.
  } Gracias por su apoyo. Si es un error, avise a su coordinación.
desk-passed-instead = Esto se lo pasé a { $name }. Si era para lo que le pregunté, pídamelo otra vez y conteste con un número.
desk-own-number = Este chat es de una capacitadora, por eso no lo apunté como emprendedora. Para entrar al grupo hace falta otro teléfono.

# Lo que escribe la emprendedora, en el chat de quien la atiende
desk-added = { $kind ->
    [voice] { $name } mandó también un audio (aviso { $ticket }):
    [photo] { $name } mandó también una foto (aviso { $ticket }):
   *[text] { $name } agregó al aviso { $ticket }: { $text }
  }
desk-from-her = { $name } ({ $ticket }): { $text }
desk-from-her-edited = { $name } ({ $ticket }) corrigió: { $text }
desk-from-her-voice = { $name } ({ $ticket }) mandó un audio:
desk-from-her-photo = { $name } ({ $ticket }) mandó una foto:
desk-from-her-other = { $name } ({ $ticket }) mandó algo que no le puedo pasar. Pídale que se lo escriba.

# Menú y listas
desk-menu = Conteste con un número o con la palabra:
desk-menu-pending = Pendientes
desk-menu-group-today = Mi grupo hoy
desk-menu-call-list = Lista de llamadas
desk-menu-visit-list = Lista de visitas
desk-menu-enter-figure = Anotar una cifra
desk-menu-move-date = Nueva fecha
desk-menu-open-harvest = Cosecha
desk-menu-away = Fuera (vacaciones)
desk-menu-back = De vuelta
desk-menu-digest = Resumen semanal
desk-menu-take = Tomar un aviso
desk-menu-hand-over = Pasar un aviso a otra persona
desk-menu-close = Cerrar un aviso
desk-nothing-pending = No tiene avisos pendientes.
desk-pending = { $count ->
    [1] Tiene 1 aviso:
   *[other] Tiene { $count } avisos:
  }
desk-pending-line = { $ticket } { $name }: { $reason }, { $since }. { $state ->
    [overdue] VENCIDO{ $mine ->
        [yes] { "" }
       *[no], lo tiene { $owner }
      }.
    [talk] { $mine ->
        [yes] La está atendiendo.
       *[no] La atiende { $owner }.
      }
    [call] { $mine ->
        [yes] La llama usted { $due }.
       *[no] La llama { $owner } { $due }.
      }
    [others] Se avisó a { $owner }.
   *[open] Conteste { $due }.
  }
desk-pending-foot = { $rest ->
    [0] { "" }
   *[other] Y { $rest } más.{ " " }
  }Para contestar: 12: 1 (atiendo), 12: 2 (llamo), 12: 3 (no puedo). También: tomar 12, pasar 12, cerrar 12.
desk-away-until-when = ¿Hasta qué día está fuera? Escriba el día en que vuelve, por ejemplo: 15 de diciembre
desk-away = Listo: hasta el { $date } { $alone ->
    [none] los avisos van a quien la reemplaza.
   *[other] queda como fuera. Pero nadie la reemplaza en { $alone }: esos avisos siguen con usted. Avise a su coordinación.
  }{ $count ->
    [0] { "" }
    [1] { " " }También le pasé el que usted tenía sin contestar.
   *[other] { " " }También le pasé los { $count } que usted tenía sin contestar.
  } Si vuelve antes, escriba: de vuelta.
desk-back = Qué bueno que volvió. Los avisos le llegan otra vez a usted.
desk-was-here = Los avisos le llegan a usted.
desk-digest-on = Listo: los lunes en la mañana le mando el resumen de su grupo. Para quitarlo, escriba otra vez: resumen semanal.
desk-digest-off = Listo: ya no le mando el resumen semanal.

# El resumen semanal
desk-digest-head = Resumen de su semana:
desk-digest-line = { $cohort }, semana { $week }: { $told ->
    [1] contestó 1
   *[other] contestaron { $told }
  } de { $count }. Por llamar: { $calls }.
desk-digest-foot = Avisos abiertos: { $open }{ $overdue ->
    [0] { "" }
   *[other] { " " }(vencidos: { $overdue })
  }. Para ver más, escriba: menú

# Su grupo
desk-no-group = Usted todavía no tiene personas en su grupo.
desk-group =
    { $cohort }, semana { $week }: { $told ->
        [1] contestó 1
       *[other] contestaron { $told }
    } de { $count }.
    Contestaron: { $amounts }
    Faltan: { $silent }
desk-why-told = contestó
desk-why-stopped = pidió que no se le escriba
desk-why-paused = pidió descanso
desk-why-no-chat = no usa el chat
desk-why-blocked = bloqueó el chat
desk-why-gone = su número ya no existe
desk-why-undelivered = no le llegó el mensaje
desk-why-not-asked = todavía no se le ha preguntado
desk-why-silent = no ha contestado
desk-nobody-to-call = No hay llamadas pendientes. En esta lista sale quien no ha contestado dos veces seguidas, o a quien no le llegan los mensajes.
desk-call-list = { $count ->
    [1] 1 persona por llamar:
   *[other] { $count } personas por llamar:
  }
desk-call-line = { $line }. { $name }: { $why }{ $weeks ->
    [0] { "" }
    [1] , 1 semana
   *[other] , { $weeks } semanas
  }{ $chosen ->
    [morning] . Prefiere en la mañana.
    [midday] . Prefiere al mediodía.
    [afternoon] . Prefiere en la tarde.
    [usual] . Suele escribir hacia { $hour }.
   *[unknown] .
  }
desk-call-list-foot = { $rest ->
    [0] { "" }
   *[other] Y { $rest } más.{ " " }
  }Está aquí quien no ha contestado dos veces seguidas, o a quien no le llegan los mensajes. Lo que le cuenten, escríbalo así: anotar María 450 llamada
desk-nobody-to-visit = Esta semana nadie necesita una visita con urgencia.
desk-visit-list = { $count ->
    [1] La persona que más necesita su visita:
   *[other] Las { $count } personas que más necesitan su visita:
  }
desk-visit-fall = sus ventas bajaron de { $from } a { $to }
desk-visit-silent = lleva { $weeks } semanas sin contestar
desk-visit-rule = El orden es: 1 pidió hablar con una persona; 2 sus ventas bajaron 40 de cada 100 o más; 3 no ha contestado dos veces seguidas; 4 no le llegan los mensajes.

# Anotar una cifra
desk-whose-figure = ¿De quién y cuánto? Por ejemplo: María 450 llamada
desk-nobody-named = No encontré ese nombre en su grupo. ¿De quién es? Escriba el nombre como está en el grupo.
desk-which-person = Hay varias con ese nombre. ¿Cuál es?
desk-how-much = ¿Cuánto vendió { $name } en la semana { $week }?
desk-how-much-again = No me quedó clara la cantidad de { $name }. Escríbala completa, solo con números.
desk-how-heard = { $name }: { $amount }. ¿Cómo lo supo?
desk-method-trainer-call = Llamada
desk-method-trainer-visit = Visita
desk-figure-kept = Anoté { $amount } para { $name } en la semana { $week } ({ $method }). Si está mal, anótela otra vez.

# Nueva fecha de una clase, una visita o una cosecha
desk-no-date = Su grupo no tiene clases ni visitas por venir.
desk-which-date = ¿Qué cambia de fecha?
desk-numbered-visit = Visita { $number }
desk-numbered-harvest = Cosecha { $number }
desk-date-when = ¿Qué día queda «{ $title }»? Por ejemplo: 15 de diciembre
desk-bad-date = Esa fecha no puede ser. Escriba otra, por ejemplo: 15 de diciembre
desk-date-moved = Listo: «{ $title }» pasa del { $from } al { $to }. Los recordatorios se mueven con ella.
desk-date-announced = { $people ->
    [one] A una persona ya le avisé del día de antes: ¿le cuenta usted del cambio?
   *[other] A { $people } personas ya les avisé del día de antes: ¿les cuenta usted del cambio?
  }

# Una cosecha que empieza
desk-no-harvest = En su programa el asistente no pregunta por las cosechas.
desk-which-harvest = ¿De qué grupo es la cosecha?
desk-harvest-when = ¿Qué día empieza la cosecha de { $cohort }? Por ejemplo: hoy; o 15 de diciembre
desk-harvest-opened = Listo: anoté que la cosecha de { $cohort } empieza el { $date }. Si cambia de día, escriba: nueva fecha.

# Lo que lee la emprendedora
desk-relay = { $from }: { $text }
desk-relay-edited = { $from } corrigió: { $text }
desk-relay-voice = { $from } le manda un audio:
desk-relay-photo = { $from } le manda una foto:
desk-not-received-voice = { $from } mandó un audio y no se lo pude pasar a usted. Ya se lo dije, para que lo mande otra vez.
desk-not-received-photo = { $from } mandó una foto y no se la pude pasar a usted. Ya se lo dije, para que la mande otra vez.
desk-not-passed-text-other = Qué pena: su mensaje no le llegó a { $to }. ¿Me lo escribe otra vez, por favor?
desk-not-passed-voice-gone = Qué pena: su audio no le llegó a { $to }, porque ya no lo pude descargar. ¿Me lo manda otra vez, por favor?
desk-not-passed-voice-too-large = Qué pena: su audio es muy pesado y no se lo pude pasar a { $to }. ¿Me manda uno más corto, por favor?
desk-not-passed-voice-other = Qué pena: su audio no le llegó a { $to }. ¿Me lo manda otra vez, o se lo escribe, por favor?
desk-not-passed-photo-gone = Qué pena: su foto no le llegó a { $to }, porque ya no la pude descargar. ¿Me la manda otra vez, por favor?
desk-not-passed-photo-too-large = Qué pena: su foto es muy pesada y no se la pude pasar a { $to }. ¿Me manda una más liviana, por favor?
desk-not-passed-photo-other = Qué pena: su foto no le llegó a { $to }. ¿Me la manda otra vez, o se lo escribe, por favor?
desk-to-her-claimed = { $helper } ya está aquí y le contesta por este chat. Mientras hablan, yo guardo silencio.
desk-to-her-call = { $helper } le va a llamar { $due }.
desk-to-her-handed-over = { $from } le pasó su caso a { $helper }, que también es del programa. Ya le avisé.
desk-to-her-passed-on = { $from } no ha podido contestar. Ya le avisé también a { $helper }, que es del programa.
desk-to-her-nobody-else = { $helper } no puede contestarle ahora, y no hay otra persona del programa a quien avisarle. Su recado sigue con { $helper }, y se lo vuelvo a recordar.{ $coordination ->
    [yes] { " " }También se lo dije a la coordinación.
   *[no] { "" }
  }
desk-to-her-overdue = { $helper } todavía no ha podido contestarle. Su recado sigue con { $helper }, y se lo recuerdo cada día de trabajo.{ $coordination ->
    [yes] { " " }También se lo dije a la coordinación.
   *[no] { "" }
  }
desk-to-her-left = { $helper } ya no está en este chat. Busco a otra persona del programa.
desk-to-her-closed = { $helper } terminó la conversación. ¿Quedó resuelto lo que necesitaba?
    1. Sí
    2. No
desk-to-her-closed-idle = Como hace rato que nadie escribe, cierro la conversación con { $helper }. ¿Quedó resuelto lo que necesitaba?
    1. Sí
    2. No
desk-to-her-resolved = Me alegra. Si necesita algo más, escriba: ayuda.
desk-to-her-unresolved = Gracias por decírmelo. { $called }
