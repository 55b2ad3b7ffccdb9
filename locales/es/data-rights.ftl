# Lo que dice aquí tiene que ser verdad: el borrado lo hace una persona del programa, en diez días hábiles a más tardar.
confirm = Puede pedir que borremos su nombre, su número, sus mensajes y sus cuentas. Después ya no se pueden recuperar, y dejo de escribirle. ¿Quiere que los borremos?
    .yes = Sí, bórrenlos
    .no = No, siga igual
    .retry = Disculpe, conteste 1 si quiere que los borremos, o 2 si no.
asked = Recibí su pedido. { $called } Una persona de { $organisation } los borra en 10 días hábiles a más tardar y le confirma cuando esté hecho. Desde ahora no le pregunto nada más.
kept = Está bien, no se borra nada y seguimos igual. Si tiene una duda sobre sus datos, escriba: ayuda.
unsure = Para no borrar nada por error, no hice ningún cambio. { $called-by }
