hour =
    .afternoon = En la tardecita
