# What the import command says. For coordinators.

empty = The file is empty.
too-large = The file is larger than { $megabytes } MB. Leave out what is not the list, or divide it.
unpacked-too-large = The file grows too much when it is opened. Copy the list alone into a new file and save that.
too-slow = The file takes too long to open. Copy the list alone into a new file and save that.
too-many-rows = The list has more than { $rows } rows. Divide it into several files.
unreadable = The file cannot be opened. Save it again as CSV UTF-8 or Excel (.xlsx).
not-a-table = The file is no list in CSV or Excel (.xlsx). Save it in one of these.
password = The file has a password. Take it off and save the file again.
old-excel = The file is of an old Excel (.xls). Save it as Excel (.xlsx) or CSV UTF-8.
no-header = There is no row with the names of the columns. The first should say, for example: nombre, teléfono, idioma, comunidad, hora.
no-people = The list has names of columns and no people.

no-name = the name is missing
long-name = the name is too long
bad-phone = "{ $phone }" is no telephone number of { $country }
bad-hour = the hour "{ $text }" is not 1 morning, 2 midday or 3 afternoon; correct it or leave it empty
bad-day = "{ $text }" is no weekday; write one, such as martes, or leave it empty
bad-zone = "{ $text }" is no time zone; write the city or a name like America/New_York, or leave it empty
formula-unread = "{ $text }" is a formula without a result; write what it should say
same-code = it has the code of row { $other }
same-person = it is the person of row { $other }
in-other-cohort = that telephone is in cohort { $cohort } already, with the same name
is-trainer = that telephone belongs to somebody of the staff
code-elsewhere = that code is { $name }'s, who is in the cohort; correct the code or the name

landline = a land line: she is on the trainer's call list
no-phone = no telephone: she is on the trainer's call list
shared-phone = shares the telephone with row { $other }: the assistant will ask who is talking
shared-known = shares the telephone with { $name }: the assistant will ask who is talking
unknown-language = the language "{ $text }" is not the programme's: that of the cohort is used
formula = there is a formula: its last result was read
kept = she has said otherwise ({ $fields }): what she said holds
paper-consent = signed on paper: written down as consent

unknown-column = the column "{ $column }" is not used
column-twice = there are two columns for "{ $column }": the first is used

new = new
changed = changed
unchanged = unchanged
refused = refused
row = row { $row }
changes = { $fields }
summary = { $new } new, { $changed } changed, { $unchanged } unchanged, { $refused } refused; { $calls } on the call list
preview = This is a preview: nothing was saved. To save, repeat it with --apply.
applied = Saved.
interrupted = The list was cut off after { $saved } rows: { $reason }
  What was saved stays. Run the same command again: the rest goes in and nobody twice.
