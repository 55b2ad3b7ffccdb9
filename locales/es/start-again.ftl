back = ¡Qué gusto tenerle de vuelta! Le voy a escribir como antes. Si quiere parar otra vez, escriba: alto.
rested = ¡Qué gusto tenerle de vuelta! Terminé la pausa y le voy a escribir como antes.
here = { $hello }, aquí estoy. Le escribo cada semana para anotar sus ventas. Si necesita a { $trainer }, escriba: ayuda.
not-joined = Con gusto. Para entrar, escríbame el código de su clase; { $trainer } se lo puede dar.
