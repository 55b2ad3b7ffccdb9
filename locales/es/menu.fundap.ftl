menu =
    .language = Escoger idioma
