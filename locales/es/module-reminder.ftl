# El día antes de la clase; antes, donde ese día no sale nada (en Colombia, si la clase es un lunes).
tomorrow = { $hello }. Soy el asistente de { $trainer }, de { $organisation }. { $module-when ->
    [tomorrow] Mañana, { $module-date },
   *[later] El { $module-date }
  } es la clase «{ $module }». Lleve su cuaderno y una pregunta de su negocio. { $trainer } le espera.
