import { expect, test } from 'vitest'
import { CONTACT, Stage } from '../../src/stories/stage.ts'
import { library, list, MONDAY, people } from './listing.ts'

test('a preview writes nothing; the list applied is there once, however often it comes', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  const text =
    'NOMBRE,Apellidos,No. de teléfono,Idioma,Comunidad,Hora\nMaría,López,7012-3456,Español,Izalco,2 mediodía\n'
  expect((await list(stage, text, false)).outcomes).toEqual([[2, 'new']])
  expect(await people(stage)).toEqual([])
  await list(stage, text)
  expect((await list(stage, text)).outcomes).toEqual([[2, 'unchanged']])
  expect(await people(stage)).toEqual([
    {
      name: 'María López',
      phone: '+50370123456',
      status: 'invited',
      call_list: 0,
      language: 'es',
      fields: JSON.stringify({ hour: 'midday', community: 'Izalco' }),
    },
  ])
})

test('a number with and without "+", and with the country or not, is one person', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  await list(stage, 'nombre,telefono\nMaría López,7012-3456\n')
  for (const phone of ['+503 7012 3456', '50370123456', '(503) 70123456', '0050370123456'])
    expect((await list(stage, `nombre,telefono\nMaría López,${phone}\n`)).outcomes).toEqual([
      [2, 'unchanged'],
    ])
  const twice = await list(stage, 'nombre,tel\nAna Gil,7012-9999\nana gil,+50370129999\n')
  expect(twice).toMatchObject({ outcomes: [[2, 'new']], refused: [[3, 'same-person']] })
})

test.each([
  ['fusai', '2222-3333', '+50322223333', 1],
  ['fusai', '7012-3456', '+50370123456', 0],
  ['fundap', '7765 4321', '+50277654321', 1],
  ['fundap', '5555 1234', '+50255551234', 0],
  ['carvajal', '602 4881234', '+576024881234', 1],
  ['carvajal', '300 123 4567', '+573001234567', 0],
])(
  'in %s the number %s is %s, on the call list: %i',
  async (programme, written, phone, call_list) => {
    await using stage = await Stage.set(library, programme, MONDAY)
    await list(stage, `nombre;celular\nMaría;${written}\n`)
    expect(await people(stage)).toMatchObject([{ phone, call_list }])
  },
)

test('rows that cannot be right are refused alone, with their number and why', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  const rows = [
    'Código,Nombre,Teléfono,Signo',
    'A1,María,7012-3456,x',
    'a1,Rosa,7012-1111,',
    'A3,,7012-2222,',
    'A4,Eva,12345,',
    `A5,${'Ana '.repeat(30)},,`,
    ',,,',
    'A6,Luz,,',
  ]
  const result = await list(stage, rows.join('\n'))
  expect(result.outcomes).toEqual([
    [2, 'new'],
    [8, 'new'],
  ])
  expect(result.refused).toEqual([
    [3, 'same-code'],
    [4, 'no-name'],
    [5, 'bad-phone'],
    [6, 'long-name'],
  ])
  expect(result.notes).toEqual([[8, 'no-phone']])
  expect(result.columns).toEqual([{ note: 'unknown-column', values: { column: 'Signo' } }])
})

test('a list without names of columns, or without people, is refused whole', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  await expect(list(stage, 'María,7012-3456\n')).rejects.toMatchObject({ reason: 'no-header' })
  await expect(list(stage, 'nombre,telefono\n')).rejects.toMatchObject({ reason: 'no-people' })
  const many = `nombre\n${'Ana\n'.repeat(50_001)}`
  await expect(list(stage, many)).rejects.toMatchObject({ reason: 'too-many-rows' })
})

test('a list that leaves the telephones out puts nobody on the call list who has one', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  await list(stage, 'codigo,nombre,tel\n1,María,7012-3456\n2,Ana,2222-3333\n3,Luz,\n')
  const { outcomes } = await list(stage, 'codigo,nombre,lugar\n1,María,Izalco\n2,Ana,\n3,Luz,\n')
  expect(outcomes).toEqual([
    [2, 'changed', 'community'],
    [3, 'unchanged'],
    [4, 'unchanged'],
  ])
  expect((await people(stage)).map(({ call_list }) => call_list)).toEqual([0, 1, 1])
})

test('a corrected list changes who has not joined, and what she said herself stays', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  await list(stage, 'codigo,nombre,telefono\n1,María López,7012-3456\n')
  const moved = await list(stage, 'codigo,nombre,telefono,lugar\n1,María López,7012-9999,Izalco\n')
  expect(moved.outcomes).toEqual([[2, 'changed', 'phone', 'community']])
  for (const text of [stage.classCode, 'sí', 'María']) await stage.write(CONTACT, text)
  const after = await list(stage, 'codigo,nombre,telefono,hora\n1,María López Pérez,7012-0000,1\n')
  expect(after.outcomes).toEqual([[2, 'changed', 'hour']])
  expect(after.notes).toEqual([[2, 'kept']])
  expect(await people(stage)).toMatchObject([{ name: 'María', phone: '+50370129999' }])
})

test('who joined by the class code and stands on the list is one person', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  await list(
    stage,
    'nombre,telefono,lugar\nMaría López García,7012-3456,Izalco\nMarta Ruiz,7012-1111,\n',
  )
  for (const text of [stage.classCode, 'sí', 'María López']) await stage.write(CONTACT, text)
  expect(await people(stage)).toMatchObject([
    { name: 'Marta Ruiz', status: 'invited' },
    {
      name: 'María López',
      status: 'active',
      phone: '+50370123456',
      fields: '{"community":"Izalco"}',
    },
  ])
})

test('where two of a list could be her, nobody is taken for another', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  await list(stage, 'nombre,telefono\nMaría López,7012-3456\nMaría Ruiz,7012-1111\n')
  for (const text of [stage.classCode, 'sí', 'María']) await stage.write(CONTACT, text)
  expect(await people(stage)).toHaveLength(3)
})

test('nobody on a list is written to; who writes from her number is known, and asked for her consent', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY, undefined, 'whatsapp')
  await list(stage, 'nombre,telefono\nMaría López,7012-3456\n')
  expect(await stage.store.read((db) => db.selectFrom('messages').select('id').execute())).toEqual(
    [],
  )
  await stage.write('50370123456@s.whatsapp.net', 'hola')
  expect(await people(stage)).toMatchObject([{ name: 'María López', status: 'invited' }])
  const [message] = await stage.store.read((db) =>
    db.selectFrom('messages').select('text').execute(),
  )
  expect(message?.text).toContain('¿Acepta?')
  await stage.write('50370123456@s.whatsapp.net', 'sí')
  expect(await people(stage)).toMatchObject([{ name: 'María López', status: 'active' }])
})

test('two of a list with one number: the first message is asked about', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY, undefined, 'whatsapp')
  const result = await list(
    stage,
    'nombre,telefono\nMaría López,7012-3456\nMarta López,7012-3456\n',
  )
  expect(result).toMatchObject({
    outcomes: [
      [2, 'new'],
      [3, 'new'],
    ],
    notes: [[3, 'shared-phone']],
  })
  const chat = '50370123456@s.whatsapp.net'
  await stage.write(chat, 'buenas')
  await stage.write(chat, '2')
  const said = await stage.store.read((db) =>
    db.selectFrom('messages').select(['contact_id', 'text']).orderBy('id').execute(),
  )
  expect(said[0]?.text).toBe('¿Con quién hablo?\n1. María López\n2. Marta López')
  expect(said[1]?.text).toContain('¿Acepta?')
  expect(said[1]?.contact_id).toBe(2)
})

test('who wrote before and comes on a list with her number is not doubled; another name shares her phone', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY, undefined, 'whatsapp')
  const chat = '50370123456@s.whatsapp.net'
  for (const text of [stage.classCode, 'sí', 'María']) await stage.write(chat, text)
  const result = await list(stage, 'nombre,telefono\nMaría López,70123456\nMarta López,70123456\n')
  expect(result.outcomes).toEqual([
    [2, 'unchanged'],
    [3, 'new'],
  ])
  await stage.write(chat, 'hola')
  const last = await stage.store.read((db) =>
    db.selectFrom('messages').select('text').orderBy('id', 'desc').executeTakeFirst(),
  )
  expect(last?.text).toContain('¿Con quién hablo?')
})

test('a consent signed on paper is recorded, and no flow is started where no chat reaches her', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  const signed = 'nombre,telefono,consentimiento\nMaría López,,X\n'
  expect((await list(stage, signed)).notes).toContainEqual([2, 'paper-consent'])
  expect(await people(stage)).toMatchObject([{ status: 'active', call_list: 1 }])
  expect((await list(stage, signed)).notes).not.toContainEqual([2, 'paper-consent'])
  const consents = await stage.store.read((db) => db.selectFrom('consents').selectAll().execute())
  expect(consents).toMatchObject([{ version: 'paper', text: 'Consentimiento firmado en papel.' }])
  await stage.wait(8 * 24 * 3_600_000)
  const inputs = await stage.store.read((db) =>
    db.selectFrom('inputs').select('id').where('account', '=', 'calendar').execute(),
  )
  expect(inputs).toEqual([])
})

test('zone, day and hour are hers, as people write them, and a corrected list changes them', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  const head = 'nombre,telefono,Zona horaria,Día,Hora\n'
  await list(
    stage,
    `${head}Ana Gil,7012-3456,Nueva York,Martes,3 tardecita\nEva Paz,7012-1111,america/chicago,Sábado,\n`,
  )
  const known = () =>
    stage.store.read((db) =>
      db
        .selectFrom('contacts')
        .select(['zone', 'fields'])
        .where('phone', 'is not', null)
        .orderBy('id')
        .execute(),
    )
  expect(await known()).toEqual([
    { zone: 'America/New_York', fields: JSON.stringify({ hour: 'afternoon', day: 'tuesday' }) },
    { zone: 'America/Chicago', fields: JSON.stringify({ day: 'saturday' }) },
  ])
  const corrected = await list(stage, `${head}Ana Gil,7012-3456,Madrid,miércoles,1\n`)
  expect(corrected.outcomes).toEqual([[2, 'changed', 'zone', 'hour', 'day']])
  expect((await known())[0]).toMatchObject({ zone: 'Europe/Madrid' })
  for (const text of [stage.classCode, 'sí', 'Ana Gil']) await stage.write(CONTACT, text)
  const joined = await stage.store.read((db) =>
    db.selectFrom('contacts').select('zone').where('consent_at', 'is not', null).execute(),
  )
  expect(joined).toEqual([{ zone: 'Europe/Madrid' }])
})

test('a zone, day or hour that is none refuses its row alone, with the reason', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  const rows = ['nombre,zona,dia,hora', 'Ana,zona 18,,', 'Eva,,ayer,', 'Luz,,,noche', 'Sol,,,']
  const result = await list(stage, rows.join('\n'))
  expect(result.refused).toEqual([
    [2, 'bad-zone'],
    [3, 'bad-day'],
    [4, 'bad-hour'],
  ])
  expect(result.outcomes).toEqual([[5, 'new']])
})

test('of those who tell their names at the same moment each is whom the others left on the list', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  await list(
    stage,
    'nombre,telefono\nMaría López García,7012-3456\nMaría Tzul,7012-1111\nEva Paz,7012-2222\n',
  )
  const names = { one: 'María López', two: 'María', three: 'Eva Paz', four: 'Eva Paz' }
  const all = (say: (name: string) => string) =>
    Promise.all(Object.entries(names).map(([chat, name]) => stage.write(chat, say(name))))
  for (const say of [() => stage.classCode, () => 'sí', (name: string) => name]) await all(say)
  expect((await people(stage)).map(({ name, phone }) => [name, phone])).toEqual([
    ['María López', '+50370123456'],
    ['María', '+50370121111'],
    ['Eva Paz', '+50370122222'],
    ['Eva Paz', null],
  ])
})

test('5,000 on the list of one group do not hold up those who join it together', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  const rows = Array.from({ length: 5_000 }, (_, index) => `María Tzoc${index},Aldea ${index % 90}`)
  await list(stage, ['nombre,comunidad', ...rows].join('\n'))
  const chats = Array.from({ length: 200 }, (_, index) => `chat-${index}`)
  const all = (say: (index: number) => string) =>
    Promise.all(chats.map((chat, index) => stage.write(chat, say(index))))
  await all(() => stage.classCode)
  await all(() => 'sí')
  const before = performance.now()
  await all((index) => `María Tzoc${index}`)
  // 0.5 s where the list is read once for all of them, 7 s where for each
  expect(performance.now() - before).toBeLessThan(3_500)
  expect(await people(stage)).toHaveLength(5_000)
})

test('a formula in a CSV has no result: its row is refused, but for digits that Excel was to leave alone', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  const rows = ['nombre,telefono,lugar', '=A1&B1,,', 'Ana,=1+1,', 'Eva,"=""70123456""",Izalco']
  const result = await list(stage, rows.join('\n'))
  expect(result.refused).toEqual([
    [2, 'formula-unread'],
    [3, 'formula-unread'],
  ])
  expect(await people(stage)).toMatchObject([{ name: 'Eva', phone: '+50370123456' }])
})

test('who writes from a number that was taken for a land line is on the call list no more, also when her list comes again', async () => {
  await using stage = await Stage.set(library, 'fundap', MONDAY, undefined, 'whatsapp')
  const text = 'nombre,telefono\nMaría López,7765 4321\nMarta Gil,7765 4321\nEva Paz,7765 9999\n'
  await list(stage, text)
  expect((await people(stage)).map(({ call_list }) => call_list)).toEqual([1, 1, 1])
  for (const said of ['hola', '1', 'sí']) await stage.write('50277654321@s.whatsapp.net', said)
  const asHeard = [
    { name: 'María López', status: 'active', call_list: 0 },
    { name: 'Marta Gil', call_list: 1 },
    { name: 'Eva Paz', call_list: 1 },
  ]
  expect(await people(stage)).toMatchObject(asHeard)
  await list(stage, text)
  expect(await people(stage)).toMatchObject(asHeard)
})

test('who stands on a list and says another name in the chat is found when the list comes again', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY, undefined, 'whatsapp')
  const text = 'nombre,telefono\nMaría López,7012-3456\n'
  await list(stage, text)
  for (const said of ['hola', 'sí', 'Chayo']) await stage.write('50370123456@s.whatsapp.net', said)
  const again = await list(stage, text)
  expect(again).toMatchObject({ outcomes: [[2, 'unchanged']], notes: [] })
  expect(await people(stage)).toMatchObject([{ name: 'Chayo', status: 'active' }])
  const other = await list(stage, 'nombre,telefono\nMarta Gil,7012-3456\n')
  expect(other).toMatchObject({ outcomes: [[2, 'new']], notes: [[2, 'shared-known']] })
})

test('a code that is another person’s refuses the row, and a corrected name or number does not', async () => {
  await using stage = await Stage.set(library, 'fusai', MONDAY)
  const head = 'codigo,nombre,telefono\n'
  await list(stage, `${head}A1,Maria Lopes,7012-3456\nA2,Rosa,7012-1111\n`)
  const other = await list(stage, `${head}A1,Petrona Tzoc,7012-9999\nA2,Eva,\n`)
  expect(other.refused).toEqual([
    [2, 'code-elsewhere'],
    [3, 'code-elsewhere'],
  ])
  const corrected = await list(stage, `${head}A1,María López,7012-0000\nA2,Doña Chayo,7012-1111\n`)
  expect(corrected.outcomes).toEqual([
    [2, 'changed', 'name', 'phone'],
    [3, 'changed', 'name'],
  ])
  expect((await people(stage)).map(({ name }) => name)).toEqual(['María López', 'Doña Chayo'])
})
