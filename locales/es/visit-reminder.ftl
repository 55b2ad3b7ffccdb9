# El día antes de la visita.
tomorrow = { $hello }. Soy el asistente de { $trainer }, de { $organisation }. Mañana { $trainer } le visita en su negocio. Tenga a mano su cuaderno. ¿Le queda bien?
    .yes = Sí, está bien
    .no = Mejor otro día
    .retry = Disculpe, conteste 1 si le queda bien mañana, o 2 si prefiere otro día.
ready = ¡Qué bueno! Que le vaya bien en la visita.
another-day = Está bien, otro día. { $called }
