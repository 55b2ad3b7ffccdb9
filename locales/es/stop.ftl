bye = Listo, ya no le voy a escribir. Gracias por el tiempo que compartió. Si un día quiere volver, escriba: empezar.
