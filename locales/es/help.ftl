call = Ya le avisé a { $trainer } que usted necesita ayuda. Le va a buscar en cuanto pueda.
