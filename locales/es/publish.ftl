# Lo que dice el comando publish. Para quien coordina.

nothing = No hay nada que publicar: { $flows ->
    [all] los archivos dicen lo mismo que lo publicado.
   *[other] los archivos de { $flows } dicen lo mismo que lo publicado.
  }
same = { $flows ->
    [all] Los archivos dicen lo mismo que lo publicado.
   *[other] Los archivos de { $flows } dicen lo mismo que lo publicado.
  }
unnamed = Todavía sin publicar: { $flows }. Para publicarlo: publish { $flows }
at-the-next-start = Los programas, los textos comunes (conversation, desk, safety) y las listas de palabras no se publican: lo que cambie en ellos vale cuando el servicio arranca otra vez.
flow-new = { $flow }: guion nuevo, «{ $title }»
flow-removed = { $flow }: el guion ya no se empieza
flow-changed = { $flow }: cambia

question-removed = se quitó la pregunta «{ $text }» ({ $step })
question-added = se agregó la pregunta «{ $text }» ({ $step })
step-removed = se quitó el paso { $step }: «{ $text }»
step-added = se agregó el paso { $step }: «{ $text }»
kind-changed = { $step } ahora es otra cosa: antes { $from }, ahora { $to }
step-changed = cambió { $step }: { $keys }
text-changed = cambió el texto de { $text } ({ $locale }): antes «{ $from }», ahora «{ $to }»
text-added = texto nuevo de { $text } ({ $locale }): «{ $to }»
text-removed = se quitó el texto de { $text } ({ $locale }): «{ $from }»
head-changed = cambió «{ $key }» del guion

inside = { $people ->
    [one] una persona está en { $step }
   *[other] { $people } personas están en { $step }
  }{ $loss ->
    [removed] , que ya no existe
    [changed] , que ahora es otra cosa
   *[none] { "" }
  }: { $choice ->
    [finish] se le agradece y termina
    [stay] { $earlier ->
        [yes] sigue hasta el final en una versión anterior ({ $version })
       *[no] sigue hasta el final en su versión ({ $version })
      }
    [open] falta decidir
   *[move] pasa a { $to }
  }
nobody-inside = nadie está dentro
choose = Falta decidir qué pasa con quienes están en un paso que cambia. Repita el comando con:
choose-options = stay: termina en su versión. finish: se le agradece y termina. move:PASO: sigue en ese paso de la versión nueva.
ask-choice = { $flow }, { $step }: ¿qué hacemos con { $people ->
    [one] esta persona
   *[other] estas { $people } personas
  }? (stay, finish o move:PASO)

held-console = { $flow }: { $by } publicó una versión desde la consola el { $date } y los archivos no la tienen. Para traerla: publish --pull { $flow }. Para poner los archivos en su lugar: publish --overwrite { $flow }
held-rolled-back = { $flow }: { $by } volvió a una versión anterior el { $date } y los archivos todavía tienen la que se quitó. Para publicarla otra vez: publish { $flow }
stories-failed = { $count ->
    [one] Una historia no se cumple. Si lo nuevo es lo que usted quiere, stories --update la escribe de nuevo: lea qué cambió.
   *[other] { $count } historias no se cumplen. Si lo nuevo es lo que usted quiere, stories --update las escribe de nuevo: lea qué cambió.
  }
stories-passed = { $count } historias se cumplen.
blocked = No se publicó nada.
published = Publicado: { $flow }, versión { $version }.
withdrawn = { $flow } ya no se empieza; quien está dentro termina.
concerned = { $people ->
    [one] Una persona pasa a donde se decidió; de noche se espera a la mañana.
   *[other] { $people } personas pasan a donde se decidió; de noche se espera a la mañana.
  }

no-history = Todavía no se ha publicado nada.
history = { $date }  { $flow }  { $version }  { $kind ->
    [import] tomada de los archivos al arrancar
    [rollback] vuelta atrás, por { $by }
    [removal] retirada, por { $by }
   *[publish] publicada por { $by }
  }{ $origin ->
    [console] {" "}desde la consola
   *[files] { "" }
  }{ $current ->
    [yes] {" "}(ahora)
   *[no] { "" }
  }{ $people ->
    [0] { "" }
    [one] , una persona dentro
   *[other] , { $people } personas dentro
  }

pulled = { $flow }: se escribió { $files }
pull-same = { $flow }: los archivos ya tienen lo publicado.
pull-extra = { $flow }: la versión publicada no tiene { $files }; bórrelo si ya no hace falta
pull-unpublished = { $flow }: los archivos tienen cambios que nunca se publicaron y se perderían. Guárdelos aparte, o repita con --force

base-changed = { $name }: el guion de todos cambió desde que el programa escribió lo suyo:
base-same = { $name }: el guion de todos no ha cambiado desde que el programa escribió lo suyo.
base-none = { $name }: todavía no hay copia del guion de todos; guárdela con --accept.
base-kept = { $name }: se guardó el guion como está hoy: { $files }
