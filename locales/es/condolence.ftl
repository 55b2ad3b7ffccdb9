# Cuando se le murió alguien. Sin preguntas sobre lo que pasó, y sin apuro con las ventas.
sorry = Lo siento mucho, { $name }. No hace falta que conteste nada de ventas ahora. ¿Quiere que { $trainer } le busque?
    .trainer = Sí, que me busque
    .no = No, gracias
    .retry = Aquí estoy con usted, { $name }. Si quiere que { $trainer } le busque, conteste 1; si no, 2.
trainer = { $called-by }
here = Está bien, { $name }. Aquí estoy. Si prefiere que no le escriba unos días, escriba: pausa.
