# Colombia.
answer =
    .choose-quantity = Gracias. ¿Cuánta plata fue en total por esas ventas?
