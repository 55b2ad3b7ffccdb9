which = ¿En qué idioma prefiere los mensajes?
    .retry = Disculpe, conteste con el número. ¿En qué idioma prefiere los mensajes?
saved = Anotado: { $answer-which }. Lo que su programa todavía no tenga en ese idioma, se lo escribo en español. Si prefiere hablar con { $trainer }, escriba: ayuda.
same = Está bien, seguimos como antes. Si prefiere hablar con { $trainer }, escriba: ayuda.
