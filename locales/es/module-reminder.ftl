# El día antes de la clase.
tomorrow = { $hello }. Soy el asistente de { $trainer }, de { $organisation }. Mañana, { $module-date }, es la clase «{ $module }». Lleve su cuaderno y una pregunta de su negocio. { $trainer } le espera.
