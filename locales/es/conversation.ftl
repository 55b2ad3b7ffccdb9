# Textos que no son de ningún guion.

hello = { $name ->
    [none] Hola
   *[other] Hola, { $name }
  }
trainer-unknown = su capacitadora
helper-unknown = una persona del programa
yes = Sí
no = No
another-amount = Otra cantidad

# Variantes de una pregunta, cuando el guion no trae la suya.
answer = -
    .confirm = Entendí { $amount }. ¿Está bien?
    .confirm-zero = Entiendo, no hubo ventas en la semana { $week }. ¿Anoto cero?
    .choose = Para anotarlo bien, ¿cuánto fue en total?
    .choose-range = Gracias. ¿Cuál de estas cantidades se acerca más?
    .choose-days = Sumé { $parts }. ¿Ese es el total de la semana?
    .choose-sum = Sumé { $parts }. ¿Ese es el total de la semana?
    .choose-rate = Entendí { $parts } por día. ¿Cuántos días vendió en la semana { $week }?
    .choose-currency = Aquí anotamos en { $currency }. ¿Cuánto fue en { $currency }?
    .choose-relative = ¿Cuánto anoto para la semana { $week }?
    .choose-quantity = Gracias. ¿Cuánto dinero fue en total por esas ventas?
    .choose-period = Gracias. ¿Y cuánto fue solo en la semana { $week }?
    .choose-negative = Entiendo. ¿Cuánto fue lo que vendió, sin restar los gastos?
    .choose-limit = Es una cantidad muy grande y quiero anotarla bien. ¿Me la escribe otra vez, solo con números?
    .again = Gracias por avisarme. ¿Cuánto fue entonces?
    .later = No hay prisa. Cuando tenga la cuenta, me escribe la cantidad y la anoto.
    .refused = Está bien, lo respeto. Esta semana ya no le pregunto. Gracias por avisarme.
    .retry = Disculpe, no le entendí bien. Puede contestar con el número o con la palabra.

# Fechas
week-dates = del lunes { $from } al domingo { $to } de { $month }
week-dates-across = del lunes { $from } de { $from-month } al domingo { $to } de { $month }
time = { $hour ->
    [1] la 1
   *[other] las { $hour }
  }:{ $minute } { $part ->
    [night] de la madrugada
    [morning] de la mañana
    [noon] del mediodía
    [evening] de la noche
   *[afternoon] de la tarde
  }
day = { $days ->
    [today] hoy
    [tomorrow] mañana
    [yesterday] ayer
   *[other] el { $date }
  }
moment-at = { $day } a { $time }
moment-before = { $day } antes de { $time }
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre

# A quién se llamó para ella, y qué pasa si no contesta: { $called } y { $called-by } en los textos.
called = Ya le avisé a { $helper }.{ $next ->
    [passed-on] { " " }Si no le contesta { $due }, le aviso a otra persona del programa.
    [reminded] { " " }Si no le contesta { $due }, se lo recuerdo y se lo digo a usted.
   *[none] { "" }
  }
called-overdue = Su recado sigue con { $helper }, y se lo recuerdo cada día de trabajo.
called-nobody = Ahora mismo no puedo avisarle por aquí a nadie de { $organisation }, y prefiero decírselo. Su recado queda anotado y sigo intentando.

# Cuando no hay ninguna pregunta abierta
nothing-open = Gracias, { $name }. Para anotar ventas o ver sus cuentas, escriba: menú. Si quiere cambiar lo anotado, escriba: corregir. Si necesita a { $trainer }, escriba: ayuda.
for-trainer = Gracias por escribirme, { $name }. Si quiere que se lo pase a { $trainer }, escriba: ayuda.
added-to-call = Gracias, { $name }. Eso también se lo paso. { $called-by }
unknown-person = Hola. Soy el asistente de un programa de capacitación para negocios. Para entrar, escríbame el código de su clase.
not-joined = Para entrar al programa, escriba otra vez el código de su clase, por favor.
who-speaks = ¿Con quién hablo?
heard-late = Recibí su mensaje del { $day }.
who-thanks = Gracias, { $name }. Ahora hablo con usted.
paper-consent = Consentimiento firmado en papel.
already-member = Usted ya está en el programa. Si necesita a { $trainer }, escriba: ayuda.
number-of-entrepreneur = Con este teléfono usted participa en el programa. Ese código es para una capacitadora: escríbalo desde otro teléfono, por favor.
trainer-idle = Gracias, { $name }. Si me pidió algo, no lo entendí: para ver quién le espera, escriba: pendientes. Para ver qué más puede pedir, escriba: menú.
trainer-greeting = { $hello }. Aquí estoy. Para ver quién le espera, escriba: pendientes. Para ver qué más puede pedir, escriba: menú.
trainer-who-are-you = Soy un asistente automático, no una persona. Acompaño a su grupo entre clase y clase, y le aviso cuando alguien le necesita. Para ver qué puede pedirme, escriba: menú.
coordinator-greeting = { $hello }. Aquí estoy. Para ver quién espera, escriba: pendientes. Para ver qué más puede pedir, escriba: menú.
coordinator-who-are-you = Soy un asistente automático, no una persona. Le aviso cuando algo necesita a la coordinación. Para ver qué puede pedirme, escriba: menú.
safeguarding-greeting = { $hello }. Aquí estoy. Para ver los casos abiertos, escriba: casos.
safeguarding-who-are-you = Soy un asistente automático, no una persona. Le aviso cuando una persona necesita protección. Para ver los casos abiertos, escriba: casos.
edited = Vi que cambió un mensaje. Para no equivocarme, escríbamelo de nuevo; si ya lo había anotado, escriba: corregir.
media-voice = Gracias por su audio. Todavía no puedo escucharlo. { $called } Si es una respuesta para anotar, escríbamela, por favor.
media-photo = Gracias por la foto. Todavía no puedo leerla. { $called } Si es una respuesta para anotar, escríbamela, por favor.
trainer-media = Ahora no está atendiendo a nadie, así que no pasé su audio o su foto. Para ver los avisos, escriba: pendientes.
media-call = Vi su llamada, pero por aquí no puedo contestar llamadas. ¿Me escribe, por favor? Si prefiere hablar con { $trainer }, escriba: ayuda.
media-other = Gracias. Eso no lo puedo leer todavía: ¿me lo escribe con palabras o números, por favor?
flow-finished = { $hello }. Le escribe el asistente de { $trainer }: ya no necesito su respuesta a mi última pregunta. Gracias por su tiempo. Si necesita a { $trainer }, escriba: ayuda.
broken = Disculpe, algo me falló y no pude atender su mensaje.

# Palabras que se entienden en cualquier momento
intent-courtesy = Con mucho gusto, { $name }.
# Antes de anotar lo que contesta quien también cuenta una enfermedad, una tristeza o una deuda
hard-time-wish = Ojalá todo mejore pronto, { $name }.
intent-greeting = { $hello }. Aquí estoy. Si necesita a { $trainer }, escriba: ayuda.
intent-who-are-you = Soy un asistente automático, no una persona. Trabajo con { $trainer }, de { $organisation }. Si prefiere hablar con una persona, escriba: ayuda.
intent-why = Le pregunto para que usted vea cómo va su negocio y { $trainer } pueda acompañarle mejor. Lo que me cuenta lo ve su programa, y no decide créditos. No le cuesta nada. Si no desea contestar, escriba: no quiero.
intent-which-week = Le pregunto por la semana { $week-asked }.
intent-next-class =
    { $module-when ->
        [tomorrow] Mañana, { $module-date }, es la clase «{ $module }».
        [later] El { $module-date } es la clase «{ $module }».
       *[unknown] Todavía no tengo anotado qué día es la próxima clase.
    } La hora y el lugar los sabe { $trainer }: si quiere que le busque, escriba: ayuda.
intent-already-told = { $recorded ->
    [yes] Sí, gracias: tengo anotado { $amount } { $figure ->
        [sales] de ventas en la semana { $week }
        [profit] de ganancia en la semana { $week }
        [usual_sales] de ventas en una semana normal
        [catch_up] en total por las semanas hasta el { $week-end }
        [jobs] como número de personas en su negocio
        [jornales] como jornales hasta el { $week-end }
       *[other] en la semana { $week }
    }. Si está mal, escriba: corregir.
   *[other] Disculpe, todavía no tengo anotada ninguna cantidad. ¿Me la escribe otra vez, por favor?
  }


# Motivos de un aviso a la capacitadora
alert-nothing-recorded = ninguna todavía
reason-asked-for-help = pidió ayuda
reason-sales-drop = sus ventas bajaron mucho y quiere hablar
reason-unread-answer = el asistente no entendió su respuesta
reason-no-answer = lleva un tiempo sin contestar; quizá convenga una llamada o visita
reason-step-not-done = no pudo hacer su paso y quiere hablar
reason-visit-another-day = mañana no le queda bien la visita
reason-data-rights = pide que se borren sus datos; hay 10 días hábiles, avise hoy a su coordinación
reason-data-rights-question = tiene una duda sobre sus datos
reason-graduated-leaves = terminó su etapa y ya no quiere mensajes
reason-unread-media = mandó un audio o una foto que el asistente no puede entender
reason-undelivered = mis mensajes no le llegan; búsquela por otro medio
reason-wants-to-talk = quiere hablar con usted; pregúntele con calma
reason-not-resolved = dice que lo que necesitaba no quedó resuelto
reason-broken = el asistente falló con su mensaje
reason-other = quiere hablar con usted

# Valores que faltan
goal-unknown = lo que quiere lograr
# como en «Tengo anotado que falta la cantidad de ganancia en la semana…»
no-amount = que falta la cantidad
module-unknown = el próximo módulo
module-last-unknown = la última clase
series-line = { $day } de { $month }: { $amount }
date = { $weekday } { $day } de { $month }
weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
trainer-added = Listo, { $name }: este grupo también queda con usted. Aquí le aviso cuando alguien pida ayuda.

# Lo que abre la lista de opciones en WhatsApp (hasta 20 letras)
list-button = Ver opciones

# Quien coordina un programa y quien cuida a las personas: su propio chat
role-coordinator = { $hello }. Desde ahora recibe aquí los avisos de coordinación de { $organisation }: ayudas que nadie ha atendido, capacitadoras a quienes no les llega el mensaje y canales que fallan.
role-safeguarding = { $hello }. Desde ahora recibe aquí los avisos de protección de { $organisation }. Nunca traen lo que la persona escribió: usted decide si lo lee. Si quiere ver los casos abiertos, escriba: casos. Este chat es solo para usted: no lo comparta ni deje el teléfono abierto.
role-deputy = { $hello }. Desde ahora está aquí como suplente de protección de { $organisation }: si la persona encargada no responde a tiempo, el aviso le llega a usted. Si quiere ver los casos abiertos, escriba: casos. Este chat es solo para usted: no lo comparta ni deje el teléfono abierto.
role-needs-own-chat = Ese código es para otra función en { $organisation }, y con este teléfono usted participa en el programa. Para no confundir los mensajes, escríbalo desde otro teléfono, por favor. El código sigue sirviendo.
coordinator-idle = Gracias. En este chat le aviso cuando algo necesita a la coordinación. Para ver qué puede pedir, escriba: menú.
safeguarding-idle = Gracias. En este chat le aviso cuando una persona necesita protección. Si quiere ver los casos abiertos, escriba: casos.

# A la coordinación, en su propio chat: como mucho una vez al día por lo mismo
coordination-update-gap = Algunos mensajes que la gente mandó a { $account } se perdieron en el camino y no los tengo. Si alguien de { $organisation } dice que escribió y no tuvo respuesta, pídale que lo mande otra vez.
coordination-channel-stopped = El canal { $account } tiene un problema: puede que por ahí no salgan o no entren mensajes de { $organisation }. Avise a quien mantiene el servicio.
coordination-template-stopped = WhatsApp ya no nos deja usar uno de los mensajes preparados de { $organisation }: los recordatorios que lo necesitan no le llegan a quien no ha escrito en el último día. Avise a quien mantiene el servicio, que puede ver cuál es y por qué.
coordination-ticket-without-trainer =
    Una persona de { $organisation } pidió ayuda y a su capacitadora no le puedo escribir.{ $groups ->
        [none] { "" }
       *[other] { " " }Grupos sin una capacitadora a quien le llegue: { $groups }.
    } Pídale que escriba su código al asistente, o ponga a otra.
coordination-case-unanswered = En { $organisation } hay un aviso de protección que nadie ha atendido. Por favor, hable ahora con la persona de protección o su suplente. Aquí no se cuenta de qué se trata.
