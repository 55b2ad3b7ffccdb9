# El Salvador.
alert = { $name } necesita que le busque. Motivo: { $reason }. Último mensaje: «{ $said }». Última cantidad anotada: { $figure }.
