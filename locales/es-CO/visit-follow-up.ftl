one = { $hello }. Soy el asistente de { $trainer }. En la visita acordaron dos pasos. ¿Cuál es el primero? Escríbalo con pocas palabras, por ejemplo: separar la plata de la casa.
    .invalid = ¿Me lo escribe con pocas palabras? Por ejemplo: separar la plata de la casa.
