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

# simulate --capacity
capacity-head = { $people } personas; cada una escribe { $heard } mensajes y recibe otros tantos en { $hours } horas, { $evenings } veces al año
capacity-network = { $network }: cuentas: { $accounts }; núcleos de trabajo: { $workers }; núcleos de la base de datos: { $databases } ({ $turns } turnos por segundo); { $gigabytes } GB al año; USD { $cost } al año por cada mil personas; al crecer, lo primero que no alcanza: { $binding ->
    [account] cuentas
    [worker] núcleos de trabajo
   *[database] núcleos de la base de datos
  }
capacity-basis = Medido: { $worker } µs de un proceso y { $database } µs de PostgreSQL por turno, { $bytes } bytes por turno (docs/scaling.md).
capacity-prices = Supuesto: USD { $core } al mes por núcleo y USD { $gigabyte } por GB (--core-month, --gigabyte-month); lo que cobra la red va aparte.
