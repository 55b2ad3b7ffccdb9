call = Ya le avisé a { $helper } que usted necesita ayuda. Si no le contesta { $answer-by }, le aviso a otra persona del programa.
