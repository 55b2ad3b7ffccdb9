# source: 5006f849
menu =
    .language = Choose the language
