# El texto «invite» es el consentimiento: se guarda tal como la persona lo leyó.
invite = Hola. Soy el asistente automático de { $trainer }, de { $organisation }. Entre clases le pregunto cuánto vendió y le aviso a { $trainer } si pide ayuda. Guardo su nombre, mensajes y ventas: los ve su programa, no deciden créditos. Es gratis; para parar, escriba BAJA. ¿Acepta?
    .yes = Sí, acepto
    .no = No
    .retry = Disculpe, no le entendí. ¿Acepta que le escriba?
name = ¡Gracias! ¿Cómo le gusta que le llamemos?
    .retry = Disculpe, ¿me escribe su nombre, por favor?
welcome = Mucho gusto. Cada semana le voy a preguntar cuánto vendió. Si necesita a { $trainer }, escriba: ayuda. Si se equivoca, escriba: corregir.
declined = Está bien, gracias por contestar. No guardo nada de su negocio. Si cambia de idea, escriba otra vez el código de su clase.
later = No hay prisa. Cuando quiera entrar, escriba otra vez el código de su clase.
