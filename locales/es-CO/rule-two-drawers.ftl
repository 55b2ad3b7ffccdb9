rule = { $hello }. Soy el asistente de { $trainer }. La regla de esta semana: dos bolsas. En una, la plata del negocio; en otra, la de la casa. La del negocio no se toca para la casa. Esta semana, consiga dos bolsas o dos tarros y pruebe.
done =
    .retry = Disculpe, conteste con el número. ¿Pudo separar la plata del negocio y la de la casa?
half = Ya empezó, y eso es lo que cuesta. Esta semana pruebe anotar cuando pasa plata de una bolsa a la otra.
