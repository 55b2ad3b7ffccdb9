# Colombia.
answer =
    .choose-quantity = Gracias. ¿Cuánta plata fue en total por esas ventas?
alert = { $name } necesita que le busque. Motivo: { $reason }. Último mensaje: «{ $said }». Última cantidad anotada: { $figure }.
