# Lo que dice el comando import. Para quien coordina.

# Por qué no se lee un archivo.
empty = El archivo está vacío.
too-large = El archivo pesa más de { $megabytes } MB. Quite lo que no sea la lista, o divídala.
unpacked-too-large = El archivo crece demasiado al abrirlo. Copie solo la lista en un archivo nuevo y guárdelo otra vez.
too-slow = El archivo tarda demasiado en abrirse. Copie solo la lista en un archivo nuevo y guárdelo otra vez.
too-many-rows = La lista tiene más de { $rows } filas. Divídala en varios archivos.
unreadable = El archivo no se puede abrir. Guárdelo otra vez como CSV UTF-8 o como Excel (.xlsx).
not-a-table = El archivo no es una lista en CSV ni en Excel (.xlsx). Guárdelo en uno de esos formatos.
password = El archivo tiene contraseña. Quítela y guárdelo otra vez.
old-excel = El archivo es de un Excel antiguo (.xls). Guárdelo como Excel (.xlsx) o como CSV UTF-8.
no-header = No encuentro una fila con los nombres de las columnas. La primera debe decir, por ejemplo: nombre, teléfono, idioma, comunidad, hora.
no-people = La lista tiene nombres de columnas, pero ninguna persona.

# Por qué no entra una fila.
no-name = falta el nombre
long-name = el nombre es demasiado largo
bad-phone = «{ $phone }» no es un número de teléfono de { $country }
bad-hour = la hora «{ $text }» no es 1 mañana, 2 mediodía o 3 tardecita; corríjala o déjela vacía
bad-day = «{ $text }» no es un día de la semana; escriba uno, por ejemplo martes, o déjelo vacío
bad-zone = «{ $text }» no es una zona horaria; escriba la ciudad, por ejemplo Nueva York, o America/New_York, o déjela vacía
formula-unread = «{ $text }» es una fórmula sin resultado; escriba lo que debe decir
same-code = tiene el mismo código que la fila { $other }
same-person = es la misma persona que la fila { $other }
in-other-cohort = ese teléfono ya está con el mismo nombre en el grupo { $cohort }
is-trainer = ese teléfono es de una persona del equipo
code-elsewhere = ese código ya es de { $name }, que está en el grupo; corrija el código o el nombre

# Lo que hay que saber de una fila.
landline = el teléfono es fijo: queda en la lista de llamadas de la capacitadora
no-phone = no tiene teléfono: queda en la lista de llamadas de la capacitadora
shared-phone = comparte el teléfono con la fila { $other }: el asistente preguntará con quién habla
shared-known = comparte el teléfono con { $name }: el asistente preguntará con quién habla
unknown-language = el idioma «{ $text }» no está en el programa: queda en el del grupo
formula = hay una fórmula: se leyó su último resultado
kept = ella ya dijo otra cosa ({ $fields }): vale lo que ella dijo
paper-consent = firmó en papel: se anota como consentimiento

# De la lista entera.
unknown-column = la columna «{ $column }» no se usa
column-twice = hay dos columnas de «{ $column }»: vale la primera

new = nueva
changed = cambia
unchanged = igual
refused = no entra
row = fila { $row }
changes = { $fields }
summary = { $new ->
    [one] una nueva
   *[other] { $new } nuevas
  }, { $changed ->
    [one] una cambia
   *[other] { $changed } cambian
  }, { $unchanged ->
    [one] una igual
   *[other] { $unchanged } iguales
  }, { $refused ->
    [one] una no entra
   *[other] { $refused } no entran
  }; { $calls } en la lista de llamadas
preview = Es una vista previa: no se guardó nada. Para guardar, repita con --apply.
applied = Guardado.
interrupted = La lista se cortó después de { $saved } filas: { $reason }
  Lo guardado queda. Corra el mismo comando otra vez: entra lo que falta y nadie se repite.
