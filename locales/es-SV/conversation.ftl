# El Salvador. El número de emergencia lo confirma cada socio antes de empezar, y cada seis meses.
safety = Lamento lo que está pasando. Usted no tiene la culpa. Soy un asistente automático y en esto le puede ayudar mejor una persona. Si corre peligro ahora, busque un lugar seguro y llame al 911 o a alguien de confianza. Puede borrar este chat de su teléfono.
alert = { $name } necesita que le busque. Motivo: { $reason }. Último mensaje: «{ $said }». Última cantidad anotada: { $figure }.
