call = Ya le avisé a { $trainer } que usted necesita ayuda. Ella le va a buscar lo antes posible.
