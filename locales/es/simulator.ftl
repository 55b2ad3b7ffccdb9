# La página del simulador: dos teléfonos y un reloj. Solo textos, sin marcas de HTML.

page = microMBA: simulador
title = Simulador
about = Un teléfono es el de Doña María, que tiene un negocio; el otro, el de Doña Ana, su capacitadora. Escriba en lugar de ellas y adelante el reloj para ver los recordatorios y la pregunta del próximo lunes. Nada de lo que escriba aquí llega a una persona de verdad.
suggestions = Pruebe a escribir como Doña María:
    .amount = 450
    .words = 500 mil
    .help = ayuda
    .correct = corregir
    .stop = alto
    .start-again = empezar

clock = Reloj simulado
    .place = Hora de Guatemala
    .jumps = Adelantar el reloj
    .hour = +1 hora
    .half-day = +12 horas
    .day = +1 día
    .monday = Próximo lunes 18:00
next = Próximo en la agenda:
    .none = nada por ahora
check-in = Preguntar ventas ahora
    .recorded = Doña María ya dijo sus ventas de esta semana, así que no se le preguntan otra vez. Adelante el reloj al próximo lunes.
    .silent = Ahora no se le pregunta a Doña María: tiene otra pregunta abierta, descansa o está hablando con su capacitadora.
story = Guardar esta conversación como historia

maria = Doña María
    .initial = M
    .role = Emprendedora · FUNDAP
    .phone = Teléfono de Doña María
    .chat = Conversación de Doña María
    .write = Escribir como Doña María
    .choices = Respuestas que puede tocar Doña María
ana = Doña Ana
    .initial = A
    .role = Capacitadora de Doña María
    .phone = Teléfono de Doña Ana
    .chat = Conversación de Doña Ana
    .write = Escribir como Doña Ana
    .choices = Respuestas que puede tocar Doña Ana

message = Mensaje
    .send = Enviar
    .voice = Nota de voz
    .reserved = (mensaje reservado)
    .empty = Todavía no hay mensajes.
    .from-bot = Asistente:
    .from-maria = Doña María:
    .from-ana = Doña Ana:

problem = No se pudo hacer:
    .close = Cerrar el aviso
offline = No hay conexión con el servicio. La página vuelve a intentarlo cada dos segundos.
no-script = Esta página necesita JavaScript.
