weeks =
    Estas son sus ventas anotadas, por quincena:
    { $sales-series }
best = Su quincena más alta: { $sales-best }. Si algo está mal en la última, escriba: corregir.
