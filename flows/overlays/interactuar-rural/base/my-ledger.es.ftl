# Sus últimas semanas: comparadas con ella misma, nunca con otras personas.
weeks =
    Estas son sus ventas anotadas, por semana:
    { $sales-series }
best = Su semana más alta: { $sales-best }. Semanas seguidas anotadas: { $sales-streak }. Si algo está mal en la última, escriba: corregir.
nothing = Todavía no tengo ninguna semana anotada. Cuando me conteste cuánto vendió, aquí va a ver sus cuentas.
