recorded = Sus ventas hasta el { $week-end } ya están anotadas: { $sales-last }. Si está mal, escriba: corregir.
