jobs = { $hello }. Soy el asistente de { $trainer }, de { $organisation }. Una pregunta corta: contándose usted, ¿cuántas personas trabajan ahora en su negocio?
    .retry = Disculpe, escríbame solo el número; si trabaja sin nadie más, 1. Contándose usted, ¿cuántas personas trabajan en su negocio?
    .invalid = Quiero anotarlo bien. Contándose usted, ¿cuántas personas trabajan en su negocio? Si trabaja sin nadie más, escriba 1.
    .saved = Gracias, anoté: { $answer-jobs }.
    .later = Está bien, no hay prisa.
another-day = No hay problema, otro día me cuenta. Si necesita a { $trainer }, escriba: ayuda.
