# Una pregunta con cuidado, cuando algo suena a que no está bien. No se pregunta qué pasa.
well = Gracias por escribirme, { $name }. ¿Todo bien?
    .fine = Sí, gracias
    .trainer = Prefiero contarle a { $trainer }
    .other = Prefiero contarle a otra persona, en reserva
    .retry = Disculpe, conteste con el número: ¿todo bien?
fine = Gracias por decirme.
later = Aquí estoy. Si quiere hablar con una persona, escriba: ayuda.
trainer = Con mucho gusto. { $called-by }
other = Aquí sigo si quiere escribirme.
