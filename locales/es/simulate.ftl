# Lo que dice el comando simulate. Para quien coordina.

title = { $programme }: { $contacts } personas inventadas, { $weeks } semanas preguntadas, semilla { $seed }
week-head = semana     preguntó   contestó       tasa     horas*    ventas*   (*mediana)
sent = mensajes a cada persona: { $mean } en promedio, mediana { $median }, máximo { $most }
written = mensajes de cada persona: { $mean } en promedio, mediana { $median }, máximo { $most }
people = personas
tickets = llamadas de ayuda
attention = de ellas, a tiempo { $inTime } ({ $percent } %); por la siguiente persona { $passedOn }; tarde { $late }; esperan respuesta { $waiting }; vencidas { $overdue }. Hasta la respuesta, mediana { $hoursToAnswer } horas (con noches y fines de semana)
ended = terminadas por una persona { $closed }; por sí solas, tras un rato sin mensajes { $closedIdle }; no quedaron resueltas { $unresolved }. Hasta el final, mediana { $hoursToClose } horas
figures = cantidades
sound = Nada que nunca debe pasar: ningún aviso de noche, nadie perdido, ningún mensaje sin atender, y lo anotado es lo que quisieron decir.
