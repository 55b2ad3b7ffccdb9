# Cuando una persona cuenta que corre peligro, y lo que lee quien la protege. Debe revisarlo la persona de protección de
# cada socio: calma, sin culpa, sin preguntar detalles, sin prometer, sin mandar a denunciar.

# A ella
safety-first = Lamento lo que está pasando. Usted no tiene la culpa. Soy un asistente automático y en esto le ayuda mejor una persona. { $told }
safety-first-nobody-else = Lamento lo que está pasando. Soy un asistente automático y en esto le ayuda mejor una persona. { $told }
safety-told = Ya le avisé a { $officer }, de { $organisation }, que lo guarda en reserva.
safety-nobody = Ahora mismo no hay ninguna persona de { $organisation } disponible por este medio, y prefiero decírselo. Sigo intentando.
safety-officer = la persona de protección
safety-line = { $line }: { $phone }
safety-line-hours = { $line }: { $phone } ({ $hours })
safety-delete-chat = Puede borrar este chat de su teléfono.
safety-advice-EXTORTION = No responda más a ese número y guarde los mensajes.
safety-advice-FRAUD = { $organisation } nunca pide claves, códigos ni dinero por mensaje. No los comparta con nadie.
safety-ask-danger = ¿Está en peligro ahora mismo?
safety-ask-danger-yes = Sí
safety-ask-danger-no = No
safety-ask-danger-call = Quiero que me llame una persona
safety-now =
    Si puede, vaya a un lugar seguro, con alguien de confianza. { $told }
    { $lines }
safety-not-now = Gracias por decírmelo.
safety-call = Está bien. Anoté que quiere que le llame una persona. { $told }
safety-ask-whom = ¿Quiere que también le avise a { $trainer }? No le digo lo que usted me escribió.
safety-ask-whom-trainer = Sí, a { $trainer } también
safety-ask-whom-nobody =
    { $officer-told ->
        [yes] No, solo a la persona de protección
       *[no] No, a nadie más por ahora
    }
safety-trainer-told = Listo: le dije a { $trainer } que le busque, y nada más. Aquí sigo si quiere escribirme.
safety-trainer-gone = Ahora mismo no le puedo escribir a { $trainer }, y prefiero decírselo. { $told } Aquí sigo si quiere escribirme.
safety-only-officer = Está bien. { $told } Aquí sigo si quiere escribirme.
safety-held =
    Aquí estoy. { $told } Si corre peligro ahora:
    { $lines }
safety-stopped = Está bien, ya no le escribo. { $told } Si quiere volver, escriba: empezar.
safety-back =
    Aquí estoy otra vez. { $told } Si corre peligro ahora:
    { $lines }
safety-nobody-answers =
    Todavía no me ha respondido nadie de { $organisation }, y prefiero decírselo. Sigo avisando. Si corre peligro ahora:
    { $lines }
# A quien todavía no ha entrado: no se sabe de qué programa es
safety-stranger = Lamento lo que está pasando. Si corre peligro, llame ahora al número de emergencias de su país o busque a alguien de confianza. Soy el asistente automático de un programa de capacitación para negocios, y desde aquí no le aviso a ninguna persona.
safety-stranger-lines = Si está en el país de su número de teléfono, puede llamar a:

# A su capacitadora, si ella quiso
safety-trainer =
    { $name } quiere que usted la busque, en persona o por teléfono, hoy si puede. Es un asunto delicado: no se lo pregunte por escrito ni lo comente con nadie. { $officer-told ->
        [yes] La persona de protección de { $organisation } ya lo sabe.
       *[no] Todavía no pude avisar a la persona de protección de { $organisation }; sigo intentando.
    }

# A la persona de protección y a sus suplentes: nunca las palabras de ella, ni su nombre antes de que la atienda
safety-words-case = caso
safety-words-cases = casos, protección
safety-alert =
    Aviso de protección: caso { $case }. { $category }. { $urgency }
    Persona { $contact }, { $country }. Hora en que prefiere que la busquen: { $hour }.{ $before ->
        [none] { "" }
       *[other] { " " }Antes se avisó a: { $before }.
    }
safety-officer-alert =
    Caso { $case }. { $category }. { $urgency } Nadie lo atiende todavía.
    Persona { $contact }, { $country }. Hora en que prefiere que la busquen: { $hour }.
safety-officer-now =
    URGENTE: caso { $case }. { $category }. Ahora dice que corre peligro.
    Persona { $contact }, { $country }. Responda en 15 minutos, por favor.
safety-urgent = URGENTE: responda en 15 minutos, por favor.
safety-not-urgent = Responda en 4 horas hábiles, por favor.
safety-officer-alert-attend = Yo la atiendo
safety-officer-alert-cannot = No puedo ahora
safety-officer-menu =
    { $attends ->
        [me] Usted atiende el caso { $case }: { $category }. Es { $name }, de { $cohort }, capacitadora { $trainer }. Su teléfono: { $phone }. Hora en que prefiere que la busquen: { $hour }.
       *[other] El caso { $case } ({ $category }) lo atiende { $attended-by }.
    }{ $call ->
        [yes] { " " }Pidió que la llamen.
       *[no] { "" }
    }{ $trainer-told ->
        [yes] { " " }Quiso que también se avisara a su capacitadora, sin detalles.
       *[no] { "" }
    }{ $silent ->
        [yes] { " " }Pidió que el asistente no le escriba.
       *[no] { "" }
    } El asistente no le pregunta nada mientras el caso esté abierto.
safety-officer-menu-read = Leer aquí lo que escribió
safety-officer-menu-clear = Cerrar el caso: el asistente puede volver a escribirle
safety-officer-reading = Esto es lo que escribió la persona del caso { $case }. Bórrelo de este chat cuando lo haya leído. Queda anotado que usted lo leyó. Para seguir, escriba: caso { $case }
safety-officer-clear =
    ¿Cerramos el caso { $case }? { $silent ->
        [yes] Ella pidió que el asistente no le escriba: seguirá callado hasta que ella escriba «empezar».
       *[no] El asistente volverá a sus preguntas de siempre, desde donde iban.
    } Queda anotado que usted lo decidió.
safety-officer-clear-yes = Sí, cerrarlo
safety-officer-clear-no = No, dejarlo abierto
safety-officer-cleared =
    Cerré el caso { $case }. { $silent ->
        [yes] Como ella lo pidió, el asistente sigue callado.
       *[no] El asistente vuelve a escribirle.
    } Gracias por acompañarla.
safety-officer-declined = Gracias por decírmelo. Le aviso del caso { $case } a otra persona.
safety-wrote-again = Caso { $case }: volvió a escribir. No le pregunté nada.
safety-other-danger =
    Caso { $case }: volvió a escribir, y ahora cuenta otro peligro. { $category }.{ $urgent ->
        [yes] { " " }Puede correr peligro ahora mismo.
       *[no] { "" }
    }
safety-said-in-danger = Caso { $case }: dice que corre peligro ahora mismo.
safety-said-not-in-danger = Caso { $case }: dice que ahora mismo no corre peligro.
safety-said-wants-call =
    Caso { $case }: pide que la llame una persona.{ $attends ->
        [me] { " " }Su teléfono: { $phone }.
       *[other] { "" }
    }
safety-said-only-officer = Caso { $case }: prefiere que no se le avise a su capacitadora. No le dije nada.
safety-said-trainer-too = Caso { $case }: quiso que también le avisara a su capacitadora. Le dije que la busque, y nada más.
safety-said-wants-silence = Caso { $case }: pidió que el asistente ya no le escriba. Búsquela por otro medio.
safety-file-voice-gone = Caso { $case }: mandó un audio que ya no puedo descargar. Con calma, pregúntele a ella qué decía.
safety-file-voice-too-large = Caso { $case }: mandó un audio muy pesado y no se lo puedo pasar. Con calma, pregúntele a ella qué decía.
safety-file-voice-other = Caso { $case }: mandó un audio y no se lo pude pasar. Para probar otra vez, escriba: caso { $case }
safety-file-photo-gone = Caso { $case }: mandó una foto que ya no puedo descargar. Con calma, pregúntele a ella qué se veía.
safety-file-photo-too-large = Caso { $case }: mandó una foto muy pesada y no se la puedo pasar. Con calma, pregúntele a ella qué se veía.
safety-file-photo-other = Caso { $case }: mandó una foto y no se la pude pasar. Para probar otra vez, escriba: caso { $case }
safety-unreached = Caso { $case }: a esa persona ya no le llegan los mensajes del asistente. Búsquela por otro medio.
safety-still-open = El caso { $case } ({ $category }) sigue abierto y lo atiende usted. El asistente no le escribe hasta que usted lo cierre.
safety-cases = Casos abiertos. Para ver uno, escriba por ejemplo: caso { $example }
safety-case-line = Caso { $case }: { $category }. { $attends ->
        [me] Lo atiende usted.
        [other] Lo atiende { $attended-by }.
       *[nobody] Nadie lo atiende todavía.
    }
safety-no-cases = No hay casos abiertos.
safety-no-case = No encuentro un caso abierto con ese número. Para ver los que hay, escriba: casos
safety-unknown = no se sabe
safety-hour-morning = en la mañana
safety-hour-midday = al mediodía
safety-hour-afternoon = en la tarde
safety-category-SELF_HARM = Puede hacerse daño
safety-category-CHILD = Una niña o un niño
safety-category-VAW = Violencia en la casa
safety-category-EXTORTION = Extorsión
safety-category-DEBT_THREAT = Amenazas por una deuda
safety-category-DANGER = Peligro
safety-category-FRAUD = Posible engaño
safety-category-DISASTER = Desastre
safety-category-HEALTH = Salud
safety-category-GRIEF = Duelo
safety-category-ASKED = Quiere hablar con una persona de confianza
