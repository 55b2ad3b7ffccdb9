until = Con gusto le dejo descansar. ¿Hasta qué día no le escribo? Por ejemplo: hasta el 15; o dos semanas.
    .retry = Disculpe, no le entendí la fecha. Escríbame el día, por ejemplo: 15; o dos semanas.
pause = Listo, no le escribo hasta el { $answer-until }. Si no es ese día, escriba: pausa. Si vuelve antes, escriba: empezar. Y si necesita a { $trainer }, escriba: ayuda.
unread = Disculpe, no le entendí la fecha y no hice ninguna pausa. Puede escribir, por ejemplo: pausa hasta el 15. Si ya no quiere mensajes, escriba: alto.
