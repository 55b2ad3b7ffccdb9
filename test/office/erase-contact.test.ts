import { beforeAll, describe, expect, test } from 'vitest'
import { clearCase } from '../../src/desk/safety/clear-case.ts'
import { eraseContact } from '../../src/office/erase-contact.ts'
import type { ContactId } from '../../src/model/ids.ts'
import { shareAddress } from '../../src/store/people/shared-phones.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import { CONTACT, OFFICER, Stage, TRAINER, type OpenStore } from '../../src/stories/stage.ts'
import { emptiedDatabase, hasPostgres } from '../store/servers.ts'
import { contactAt, LIBRARY, MORNING, openTown as openBoth, ticketsIn } from '../desk/town.ts'

const ENGINES = ['SQLite', ...(hasPostgres ? ['PostgreSQL'] : [])] as const

let empty: () => Promise<string>
beforeAll(async () => {
  if (hasPostgres) empty = await emptiedDatabase()
})

const onPostgres: OpenStore = async (now) => openPostgres(await empty(), now)

/** Words of hers that stand nowhere else. */
const WORDS = ['Xiomara', 'tamalitos', 'quemada', 'pega']

/** A stage on which somebody has lived through all that leaves words: figures, a talk, a danger, a goal. */
async function openTown(engine: string): Promise<Stage> {
  const open = engine === 'PostgreSQL' ? onPostgres : undefined
  const stage = await Stage.set(LIBRARY, 'fundap', MORNING, '2026-11-16', undefined, open)
  await stage.addOfficer('fundap', 'Licda. Marta')
  const say = async (chat: string, ...texts: readonly string[]) => {
    for (const text of texts) await stage.write(chat, text)
  }
  await say(TRAINER, stage.trainerCode, 'Doña Ana')
  await say('petrona', stage.classCode, 'sí', 'Petrona', '300', '1', 'ayuda')
  await say(
    CONTACT,
    stage.classCode,
    'sí',
    'Xiomara',
    'vendí 450 de tamalitos',
    '1',
    'corregir 540',
  )
  await say(CONTACT, 'ayuda')
  await say(TRAINER, '2: 1', 'buenos días', 'Xiomara, ¿cómo van los tamalitos?')
  await say(CONTACT, 'tengo la mano quemada')
  await say(TRAINER, 'cerrar: mano quemada')
  await say(CONTACT, 'sí', 'mi esposo me pega')
  await say(OFFICER, '1')
  await stage.store.transact(async (tx) => {
    const { id } = await tx.db.selectFrom('safety_cases').select('id').executeTakeFirstOrThrow()
    await clearCase(tx, id, { name: 'Licda. Marta' }, stage.clock.now().getTime())
  })
  await stage.settle()
  return stage
}

/** Every table with what is in it. */
async function everything(stage: Stage): Promise<readonly (readonly [string, string])[]> {
  return stage.store.read(async (db) => {
    const names = [
      'contacts',
      'addresses',
      'address_contacts',
      'access',
      'inputs',
      'consents',
      'conversations',
      'messages',
      'occurrences',
      'timers',
      'figures',
      'figure_edits',
      'tickets',
      'ticket_events',
      'desks',
      'safety_cases',
      'safety_events',
      'safety_prompts',
      'disclosures',
      'incidents',
      'settings',
    ] as const
    const read = names.map(async (name) => {
      return [name, JSON.stringify(await db.selectFrom(name).selectAll().execute())] as const
    })
    return Promise.all(read)
  })
}

function erase(stage: Stage, contact: number, isApplied = true) {
  const request = { contact, by: 'Licda. Rosa', isApplied }
  return eraseContact(request, { store: stage.store, now: stage.clock.now() })
}

describe.each(ENGINES)('a person who is erased, on %s', (engine) => {
  test('leaves nothing that names her, quotes her or points at her; everybody else keeps theirs', async () => {
    await using stage = await openTown(engine)
    const id = await contactAt(stage, CONTACT)
    const petrona = await contactAt(stage, 'petrona')
    const before = new Map(await everything(stage))
    for (const table of ['inputs', 'messages', 'figures', 'disclosures', 'ticket_events'])
      expect(before.get(table), table).toMatch(/Xiomara|tamalitos|quemada|pega|Q/)
    const erased = await erase(stage, id)
    expect(erased).toMatchObject({ contact: id, name: 'Xiomara', figures: 1 })
    for (const [table, rows] of await everything(stage)) {
      for (const word of WORDS) expect(rows.includes(word), `${word} in ${table}`).toBe(false)
      expect(rows, table).not.toMatch(new RegExp(`"(contact|person|owner)_id":"?${id}\\b`))
    }
    expect(await figuresOf(stage, petrona)).toMatchObject([{ minor: 30_000, raw: '300' }])
    // and who writes again is a stranger
    await stage.write(CONTACT, 'hola')
    expect(stage.unread(CONTACT).at(-1)).toContain('escríbame el código de su clase')
    await stage.write(TRAINER, 'pendientes')
    expect(stage.unread(TRAINER).at(-1)).toContain('Petrona')
  })

  test('is found by her name also where a line of a message begins with it', async () => {
    await using stage = await openTown(engine)
    for (const text of [stage.classCode, 'sí', 'Eulalia']) await stage.write('rosa', text)
    // nobody has called for help: only the name tells
    const id = await contactAt(stage, 'rosa')
    await stage.write(TRAINER, 'les cuento:\nEulalia\tva bien')
    await erase(stage, id)
    for (const [table, rows] of await everything(stage))
      expect(rows.includes('Eulalia'), table).toBe(false)
  })

  test('leaves her numbers to nobody: the next call for help is another one', async () => {
    await using stage = await openTown(engine)
    const join = async (chat: string, name: string) => {
      for (const text of [stage.classCode, 'sí', name, 'ayuda']) await stage.write(chat, text)
    }
    await join('rosa', 'Eulalia')
    const id = await contactAt(stage, 'rosa')
    await erase(stage, id)
    await join('lucia', 'Filomena')
    expect(await contactAt(stage, 'lucia')).not.toBe(id)
    expect(stage.unread(TRAINER).at(-1)).toContain('Filomena')
  })

  test('is only counted without --apply, and not erased while somebody attends to her', async () => {
    await using stage = await openTown(engine)
    const id = await contactAt(stage, CONTACT)
    const before = await everything(stage)
    expect(await erase(stage, id, false)).toMatchObject({ name: 'Xiomara', figures: 1 })
    expect(await everything(stage)).toEqual(before)
    await stage.write(CONTACT, 'ayuda')
    await stage.reply(TRAINER, 'Xiomara necesita', '1')
    await expect(erase(stage, id)).rejects.toThrow('close that talk first')
    const trainer = await contactAt(stage, TRAINER)
    await expect(erase(stage, trainer)).rejects.toThrow('is of the staff')
    await expect(erase(stage, 999)).rejects.toThrow('there is no contact 999')
  })

  test('takes no letters of her name for her, and nothing that waits to be told of somebody else', async () => {
    await using stage = await openTown(engine)
    const id = await contactAt(stage, CONTACT)
    const trainer = await contactAt(stage, TRAINER)
    const petrona = await contactAt(stage, 'petrona')
    const [alert, told] = await stage.store.transact(async ({ db }) => {
      await db.updateTable('contacts').set({ name: 'Ana' }).where('id', '=', id).execute()
      const messages = await db
        .selectFrom('messages as m')
        .innerJoin('tickets as t', 't.id', 'm.ticket_id')
        .select('m.id')
        .where('m.contact_id', '=', trainer)
        .where('t.contact_id', '=', petrona)
        .execute()
      const [first] = messages
      if (!first) throw new Error('her trainer was told of Petrona')
      await db
        .updateTable('messages')
        .set({ status: 'queued', text: 'Petrona, esta semana; Ana no' })
        .where('id', '=', first.id)
        .execute()
      const { id: other } = await db
        .selectFrom('messages')
        .select('id')
        .where('contact_id', '=', trainer)
        .where('ticket_id', 'is', null)
        .orderBy('id')
        .executeTakeFirstOrThrow()
      await db
        .updateTable('messages')
        .set({ text: 'mañana, esta semana' })
        .where('id', '=', other)
        .execute()
      await db
        .updateTable('tickets')
        .set({ note: 'la trajo ANA', closed_by: trainer })
        .where('contact_id', '=', petrona)
        .execute()
      const prompt = JSON.stringify({ type: 'amount', person: { id, name: 'Ana' } })
      await db.deleteFrom('desks').execute()
      await db.insertInto('desks').values({ contact_id: trainer, prompt, at: 0 }).execute()
      return [first.id, other]
    })
    await erase(stage, id)
    const rows = await stage.store.read((db) =>
      db.selectFrom('messages').select(['id', 'status', 'text']).orderBy('id').execute(),
    )
    expect(rows.find((row) => row.id === alert)).toMatchObject({
      status: 'queued',
      text: 'Petrona, esta semana; Ana no',
    })
    expect(rows.find((row) => row.id === told)).toMatchObject({ text: 'mañana, esta semana' })
    const after = new Map(await everything(stage))
    expect(after.get('tickets')).not.toContain('ANA')
    expect(after.get('desks')).toBe('[]')
  })

  test('takes nothing out of what another organisation has noted of somebody of the same name', async () => {
    const open = engine === 'PostgreSQL' ? onPostgres : undefined
    await using stage = await openBoth(LIBRARY, open)
    await stage.write('sv-entrepreneur', 'ayuda')
    await stage.write('sv-trainer', '1')
    await stage.write('sv-trainer', 'cerrar: la acompaña Xiomara')
    const before = new Map(await everything(stage)).get('ticket_events')
    expect(before).toContain('Xiomara')
    await erase(stage, await contactAt(stage, CONTACT))
    expect(await ticketsIn(stage)).toMatchObject([{ note: 'la acompaña Xiomara' }])
    expect(new Map(await everything(stage)).get('ticket_events')).toBe(before)
  })

  test('leaves the phone to who shares it with her', async () => {
    await using stage = await openTown(engine)
    const id = await contactAt(stage, CONTACT)
    const petrona = await contactAt(stage, 'petrona')
    await stage.store.transact(async (tx) => {
      const { id: address } = await tx.db
        .selectFrom('addresses')
        .select('id')
        .where('contact_id', '=', id)
        .executeTakeFirstOrThrow()
      await shareAddress(tx, address, [id, petrona])
    })
    await erase(stage, id)
    expect(await contactAt(stage, CONTACT)).toBe(petrona)
    await stage.write(CONTACT, '450')
    expect(stage.unread(CONTACT).at(-1)).not.toContain('Xiomara')
  })
})

function figuresOf(stage: Stage, contact: number) {
  return stage.store.read((db) =>
    db
      .selectFrom('figures')
      .select(['minor', 'raw'])
      .where('contact_id', '=', contact as ContactId)
      .execute(),
  )
}
