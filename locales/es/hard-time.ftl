# Cuando está enferma, triste o con deudas. Sin preguntas sobre lo que pasa, y sin apuro con las ventas.
sorry = Siento que esté pasando por esto, { $name }. Aquí no hay prisa de nada. ¿Quiere que { $trainer } le busque?
    .trainer = Sí, que me busque
    .no = No, gracias
    .retry = Aquí estoy con usted, { $name }. Si quiere que { $trainer } le busque, conteste 1; si no, 2.
trainer = { $called-by }
here = Está bien, { $name }. Ojalá todo mejore pronto. Cuando pueda y quiera, aquí estoy.
