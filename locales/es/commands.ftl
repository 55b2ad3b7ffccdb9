# Lo que dicen los comandos cohort, access, safety, trigger, figure, report, drill, pair y doctor. Para coordinación.

# cohort
cohort-made = Grupo «{ $name }» de { $programme }
class-code = código de la clase
class-code-for = para las emprendedoras: lo escriben al asistente
trainer-code = código de capacitadora
trainer-code-for = solo para la capacitadora: ella se lo escribe al asistente
backup-code = código de suplente
backup-code-for = solo para quien la reemplaza
join-telegram = Telegram: https://t.me/<bot>?start={ $code } (escriba el nombre de su bot en vez de <bot>)
join-whatsapp-cloud = WhatsApp: https://wa.me/<número>?text={ $code } (escriba el número oficial en vez de <número>)
join-unpaired = WhatsApp: la cuenta «{ $account }» todavía no está vinculada. Vincúlela con: pair whatsapp --account { $account }. Después, cohort show dice el enlace.
no-cohorts = Todavía no hay grupos. Se crean con cohort add.
no-trainer = todavía sin capacitadora
cohort-shown = Grupo «{ $name }» de { $programme }, desde el { $start }, código de la clase { $code }
row-trainer = capacitadora
row-backup = suplente
row-language = idioma
row-asked = se pregunta
row-people = personas
nobody-yet = todavía nadie
language-unknown = no se sabe
with-audio = { $language }, con notas de voz
asked-at = día: { $day }; hora: { $hour }
of-programme = { $what ->
    [day] el del programa
   *[hour] la del programa
  }
weekday-monday = lunes
weekday-tuesday = martes
weekday-wednesday = miércoles
weekday-thursday = jueves
weekday-friday = viernes
weekday-saturday = sábado
weekday-sunday = domingo
people-new = { $people } sin código
people-invited = { $people } sin aceptar todavía
people-active = { $people } { $people ->
    [one] participa
   *[other] participan
  }
people-declined = { $people } { $people ->
    [one] no aceptó
   *[other] no aceptaron
  }
people-stopped = { $people } { $people ->
    [one] pidió silencio
   *[other] pidieron silencio
  }
member = { $contact }  { $name }: { $status ->
    [new] sin código
    [invited] no ha aceptado todavía
    [declined] no aceptó
    [stopped] pidió silencio
   *[active] participa
  }{ $calls ->
    [yes] , en la lista de llamadas
   *[no] { "" }
  }
kind-module = clase
kind-visit = visita
kind-harvest = cosecha
moved-from = antes { $from }; lo cambió { $by }
date-moved = { $what } { $number }: { $from } → { $to }
date-announced = { $people ->
    [one] A una persona ya se le avisó del { $from }. Para decirle
   *[other] A { $people } personas ya se les avisó del { $from }. Para decirles
  } el cambio: trigger { $flow } --cohort { $cohort }
contact-added = persona { $contact }: { $name }
unnamed = sin nombre
merge-who = La persona { $from } ({ $other }) es la persona { $contact } ({ $name }): { $status ->
    [new] sin código
    [invited] no ha aceptado todavía
    [declined] no aceptó
    [stopped] pidió silencio
   *[active] participa
  }.
merge-moves = Pasan { $figures ->
    [0] ninguna cifra
    [one] una cifra
   *[other] { $figures } cifras
  }, sus llamadas, sus chats, su consentimiento y lo que se le está preguntando.
merge-lost-phone = No se guarda su otro teléfono: { $value }
merge-lost-code = No se guarda su otro código: { $value }
merge-lost-name = No se guarda su otro nombre: { $value }
merge-done = Hecho.
merge-dry = Todavía no se ha guardado nada; con --apply se guarda.

# erase
erase-who = Persona { $contact } ({ $name }){ $phone ->
    [no] { "" }
   *[other] , teléfono { $phone }
  }: { $messages ->
    [one] un mensaje
   *[other] { $messages } mensajes
  }, { $figures ->
    [one] una cifra
   *[other] { $figures } cifras
  }, { $tickets ->
    [one] un aviso
   *[other] { $tickets } avisos
  }. También sus palabras y su nombre en { $mentions ->
    [one] un mensaje
   *[other] { $mentions } mensajes
  } que otras personas recibieron o escribieron.
erase-done = Borrado; ya no se puede recuperar. Confírmeselo a ella. Las copias de seguridad y los teléfonos del equipo guardan lo suyo: bórrenlo también.
erase-dry = Todavía no se ha borrado nada; con --apply se borra y ya no se puede recuperar.

# access
access-made = { $role } de { $programme }
access-code = código { $code }   { $name ->
    [none] la persona
   *[other] { $name }
  } se lo escribe al asistente, una sola vez, desde su propio chat
role-coordinator = coordinación
role-safeguarding = persona de protección
role-deputy = suplente de protección
no-access = Todavía nadie tiene un papel; vea access add.
access-waiting = todavía no ha escrito su código
access-since = desde { $since }
access-closed = desde { $since }, y no se le puede escribir
access-removed = El acceso { $id } queda retirado.

# safety
no-cases = No hay casos abiertos.
case-head = caso { $case }  { $programme }  persona { $contact }  { $category }
case-since = desde { $since }
case-since-urgent = urgente, desde { $since }
case-alone = nadie lo atiende
case-attended = lo atiende { $name }
case-officer = una persona de protección
case-cleared = El caso { $case } queda cerrado por { $by }; el asistente puede volver a escribirle.

# trigger, figure
triggered = { $flow }: se empezó con { $people ->
    [0] nadie
    [one] una persona
   *[other] { $people } personas
  }
figure-entered = { $figure } de la persona { $contact } en { $week }: { $amount } ({ $method ->
    [trainer-visit] en una visita
   *[trainer-call] por teléfono
  })

# report
cost-head = WhatsApp (oficial) en { $month }: cerca de { $amount } { $currency }, con tarifas verificadas el { $verified }
cost-messages = { $messages ->
    [one] mensaje
   *[other] mensajes
  }
cost-unsent = no enviados:
cost-service = respuestas
cost-utility = utilidad
cost-marketing = mercadeo
cost-free = gratis
unsent-none = { $topic }: no hay una plantilla para esto
unsent-not-approved = { $topic }: Meta no tiene aprobada la plantilla { $subject }{ $detail ->
    [none] { "" }
   *[other] { " " }({ $detail })
  }
unsent-not-known = { $topic }: la plantilla necesita { $subject ->
    [name] su nombre, y no se sabe
    [trainer] el nombre de su capacitadora, y no se sabe
   *[other] un texto, y no hay
  }
unsent-too-long = { $topic }: el texto no cabe en la plantilla { $subject }
unsent-media = { $topic }: la nota de voz no cabe en una plantilla; el texto que sigue, sí
unsent-blocked = bloqueó el número
unsent-gone = su número ya no tiene WhatsApp
unsent-window-closed = pasó un día sin que escribiera, y no había plantilla
nobody-of-cohort = Todavía no participa nadie en este grupo.
silence-call = llamar
silence-weeks = { $weeks ->
    [one] 1 semana
   *[other] { $weeks } semanas
  }
silence-hour = escribe hacia las { $hour }:00
silence-no-hour = hora no conocida
silence-heard = escribió el { $date }
why-told = contestó
why-stopped = pidió silencio
why-paused = en pausa
why-no-chat = sin chat
why-blocked = bloqueó
why-gone = cambió de número
why-undelivered = no le llega
why-not-asked = sin preguntar
why-silent = no contesta

# drill
drill-head = Si hoy bloquearan «{ $account }» (es un simulacro: no se cambia nada):
drill-people = se llega por ahí a { $people ->
    [one] una persona
   *[other] { $people } personas
  }; nada de lo suyo se pierde y cada conversación queda donde está
drill-waiting = quedarían esperando { $messages ->
    [one] un mensaje
   *[other] { $messages } mensajes
  }
drill-elsewhere = se les llega por otro lado: { $people }
drill-call = por llamar (la lista de llamadas): { $people }
drill-trainer = capacitadora: { $name }
drill-who = persona { $contact }
drill-no-phone = sin número conocido
drill-no-cohort = sin grupo
drill-at = en { $step }
nobody = nadie
drill-then = después: avise a las capacitadoras, pase a la gente a otro número o a Telegram con su código de clase, y no vuelva a probar ese número

# pair
pair-warning = Esto usa WhatsApp Web, que no es oficial y va contra las condiciones de WhatsApp: pueden bloquear el número en cualquier momento.
pair-warning-use = Use un número propio, para un piloto de 100 personas a lo sumo, y nunca el de la capacitadora.
pair-how = En el teléfono: WhatsApp > Ajustes > Dispositivos vinculados > Vincular un dispositivo, y escanee. El QR cambia; escanee el último.
pair-code = código: { $code }   (Dispositivos vinculados > Vincular un dispositivo > Vincular con el número de teléfono)
pair-code-refused = Puede que WhatsApp no lo acepte: si el teléfono no muestra nada en un minuto, escanee el QR.
pair-paired = Vinculado; el servicio usa la cuenta desde ahora.
pair-timed-out = Nadie escaneó a tiempo; repita el comando con el teléfono a mano.
pair-refused = El teléfono no vinculó la cuenta; revise que tenga conexión y repita el comando.
pair-called-off = Cancelado; no se cambió nada.
pair-forgotten = Se olvidaron las llaves de «{ $account }»; quite el aparato en los dispositivos vinculados del teléfono y vincúlelo de nuevo.
pair-logged-out = «{ $account }» quedó desvinculada; se conserva todo lo que la gente escribió.
status-paired = «{ $account }» está vinculada al +{ $number }. Si está conectada ahora se ve en doctor.
status-not-paired = «{ $account }» no está vinculada a ningún teléfono; se vincula con pair whatsapp --account { $account }.
status-begun = conversaciones que empezó hoy, y las que puede
status-sent = mensajes que nadie pidió, en 7 días
status-undelivered = de esos, sin llegar
status-answered = de esos, contestados
status-delivery = lo que tardan en llegar
status-seconds = { $seconds } s
status-drops = cortes de la conexión, en 24 horas
status-health = salud de la cuenta
status-good = buena
status-slow = regular: escribe más despacio
status-stop = mala: no empieza conversaciones; a quien escribe le contesta

# doctor
doctor-flows = guiones
doctor-waitingInputs = mensajes por atender
doctor-longestWaitMs = milisegundos que lleva esperando el más antiguo
doctor-deadInputs = mensajes que fallaron
doctor-queuedMessages = mensajes por enviar
doctor-unknownMessages = enviados sin saber si llegaron
doctor-failedMessages = envíos fallidos
lost-message = mensaje { $message }, { $at }: persona { $contact }, { $name }
doctor-overdueTimers = esperas vencidas
doctor-openTickets = llamadas de ayuda abiertas
doctor-openSafetyCases = casos de protección abiertos
doctor-overdueTickets = llamadas de ayuda vencidas
doctor-incidents = incidentes
doctor-unattendedSafetyCases = casos de protección sin atender
cure-deadInputs = mensajes con los que falló el programa: los incidentes dicen cuáles; mándelos a quienes lo desarrollan
cure-unknownMessages = nadie sabe si llegaron: pregunte a esas personas; why MENSAJE cuenta de cada uno
cure-overdueTickets = llamadas de ayuda que nadie ha contestado: llame a sus capacitadoras
cure-unattendedSafetyCases = personas que pueden estar en peligro y que nadie atiende: safety list
unguarded = { $programme } no tiene persona de protección: no se le avisa a nadie cuando alguien está en peligro; access add --programme { $programme } --role safeguarding
unguarded-given = A ninguna persona de protección de { $programme } se le puede avisar de un peligro: todavía no le ha escrito su código al asistente, o su chat está cerrado; vea access list
channel-trouble = canal { $account }, desde { $since }: { $trouble }
old-line = teléfono de ayuda por verificar: { $line }
old-rates = tarifas de WhatsApp por comparar con las de Meta: verificadas el { $verified }
template-missing = WhatsApp oficial: no hay plantilla para los avisos («alert» en templates.yaml); no le llegan a una capacitadora que no ha escrito en 24 horas
template-for-alerts = WhatsApp oficial: Meta no ha aprobado «{ $template }» ({ $said }); los avisos no le llegan a una capacitadora que no ha escrito en 24 horas. Cómo: docs/guia-whatsapp-oficial.md
template-waits = WhatsApp oficial: Meta no ha aprobado «{ $template }» ({ $said }); { $topics } no le llega a quien no ha escrito en 24 horas. Cómo: docs/guia-whatsapp-oficial.md
in-spanish = { $language } en español
in-spanish-most = { $messages } mensajes; sobre todo { $texts }
last-incidents = últimos incidentes
no-incidents = sin incidentes
doctor-well = bien: nada espera a una persona
doctor-not-well = no está bien: lo señalado, y lo que sigue a las cuentas, espera a una persona
