# Guatemala. El número de emergencia lo confirma cada socio antes de empezar, y cada seis meses.
trainer-unknown = la seño de su grupo
safety = Lamento lo que está pasando. Usted no tiene la culpa. Soy un asistente automático y en esto le puede ayudar mejor una persona. Si corre peligro ahora, busque un lugar seguro y llame al 110 o a alguien de confianza. Puede borrar este chat de su teléfono.
