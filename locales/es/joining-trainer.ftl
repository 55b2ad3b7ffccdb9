name = Hola. Con este chat va a recibir los avisos de su grupo de { $organisation }. ¿Cómo le dicen las personas de su grupo? Por ejemplo: Doña Ana.
    .retry = Disculpe, ¿me escribe cómo le dicen, por favor?
welcome = Gracias. Cuando alguien de su grupo pida ayuda, se lo aviso aquí con su nombre y lo último que escribió.
