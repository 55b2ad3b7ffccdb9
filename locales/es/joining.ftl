# El texto «invite» es el consentimiento: se guarda tal como la persona lo leyó. No más de 300 caracteres.
invite = Hola. Soy el asistente automático de { $trainer }, de { $organisation } y ACTEC. Cada semana le pregunto sus ventas para acompañar su negocio. Guardo nombre, número, mensajes y ventas: los ve su programa, no deciden créditos. Es gratis. Salir: BAJA. Borrar: BORRAR MIS DATOS. ¿Acepta?
    .yes = Sí, acepto
    .no = No
    .retry = Disculpe, no le entendí. ¿Acepta que le escriba? Conteste 1 si acepta, o 2 si no.
name = ¡Gracias! ¿Cómo le gusta que le llamemos?
    .retry = Disculpe, ¿me escribe su nombre, por favor?
    .invalid = ¿Me escribe solo su nombre, por favor? Por ejemplo: María.
welcome = Mucho gusto. Cada semana le voy a preguntar cuánto vendió. Si necesita a { $trainer }, escriba: ayuda. Si se equivoca, escriba: corregir. Por aquí nunca le vamos a pedir claves, códigos ni dinero.
declined = Está bien, gracias por contestar. No le voy a preguntar nada de su negocio. Si cambia de idea, escriba otra vez el código de su clase.
later = No hay prisa. Cuando quiera entrar, escriba otra vez el código de su clase.
