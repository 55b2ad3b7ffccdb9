# Su meta, con sus propias palabras. Los recordatorios la repiten: «{ $goal }».
change = { $hello }. Su meta es: «{ $goal }». ¿La quiere cambiar?
    .yes = Sí
    .no = No, así está bien
    .retry = Disculpe, conteste 1 si la quiere cambiar, o 2 si así está bien.
ask = Con { $trainer } queremos saber qué le gustaría lograr con su negocio. Escríbalo con pocas palabras, por ejemplo: una máquina de coser. ¿Cuál es su meta?
    .retry = Disculpe, ¿me escribe con palabras su meta? Por ejemplo: una máquina de coser.
    .invalid = ¿Me escribe con pocas palabras qué quiere lograr? Por ejemplo: ahorrar para una máquina de coser.
saved = ¡Qué buena meta! Anoté: «{ $answer-ask }». Se la voy a recordar de vez en cuando. Para cambiarla, escriba: menú.
kept = Está bien, la dejamos así.
another-day = No hay prisa. Cuando la tenga pensada, escriba: menú.
