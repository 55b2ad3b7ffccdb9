jornales = { $hello }. Soy el asistente de { $trainer }, de { $organisation }. En las últimas dos semanas, ¿cuántos jornales pagó en su finca? Si no pagó ninguno, escriba 0.
    .retry = Disculpe, escríbame solo el número de jornales, por ejemplo 6; o 0 si no pagó ninguno.
    .invalid = Quiero anotarlo bien. Entre todas las personas, ¿cuántos jornales pagó en dos semanas? Escriba un número, por ejemplo 6.
    .saved = Gracias. Anoté los jornales: { $answer-jornales }.
another-day = No hay problema, otro día me cuenta. Si necesita a { $trainer }, escriba: ayuda.
