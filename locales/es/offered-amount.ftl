# Una cantidad que llega sin que nadie la haya preguntado: se pregunta qué hacer con ella.
sales = Gracias. ¿Cuánto fue en total?
same = Sí, gracias: en la semana { $week } ya tengo anotado { $sales-last }. Si está mal, escriba: corregir.
recorded = Leí { $answer-sales }. En la semana { $week } ya tengo anotado { $sales-last }. ¿Qué hago con sus ventas de esa semana?
    .change = Cambiarlas
    .add = Sumarlo
    .no = No, gracias
    .retry = Disculpe, conteste 1 para cambiarlas a { $answer-sales }, 2 para sumarlo, o 3 si no quiere anotarlo.
missing = Leí { $answer-sales }. ¿Lo anoto como sus ventas de la semana { $week }?
    .note = Sí, anótelo
    .no = No, gracias
    .retry = Disculpe, conteste 1 si lo anoto en la semana { $week }, o 2 si no.
note = Anoté { $amount } en la semana { $week }. Si está mal, escriba: corregir.
change = Corregido: anoté { $amount } en la semana { $week }. Si está mal, escriba: corregir.
add = Lo sumé: ahora tengo { $amount } en la semana { $week }. Si está mal, escriba: corregir.
kept-out = Está bien, no anoté nada nuevo. Para anotar ventas o ver sus cuentas, escriba: menú.
