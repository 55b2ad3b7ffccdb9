# Una regla por semana: contarla, una acción, y preguntar una semana después.
rule = { $hello }. Soy el asistente de { $trainer }. La regla de esta semana: dos bolsas. En una, el dinero del negocio; en otra, el de la casa. Lo del negocio no se toca para la casa. Esta semana, consiga dos bolsas o dos botes y pruebe.
done = { $hello }. Soy el asistente de { $trainer }. La semana pasada hablamos de las dos bolsas: una del negocio y otra de la casa. ¿Pudo separarlas?
    .yes = Sí
    .half = A medias
    .no = Todavía no
    .retry = Disculpe, conteste con el número. ¿Pudo separar el dinero del negocio y el de la casa?
well = ¡Qué bien, { $name }! Al fin de mes cuente la bolsa del negocio: ahí va a ver lo que de verdad le queda.
half = Ya empezó, y eso es lo que cuesta. Esta semana pruebe anotar cuando pasa dinero de una bolsa a la otra.
not-yet = No se preocupe. Puede empezar hoy con dos bolsas y lo que venda hoy. Si quiere una idea de { $trainer }, escriba: ayuda.
