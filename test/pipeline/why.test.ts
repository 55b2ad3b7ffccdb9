import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { loadLibrary } from '../../src/flow/library.ts'
import { aboutMessage } from '../../src/cli/why/message.ts'
import { wordsIn } from '../../src/cli/words.ts'
import type { CohortId } from '../../src/model/ids.ts'
import { shareAddress } from '../../src/store/people/shared-phones.ts'
import { CONTACT, Stage, TRAINER } from '../../src/stories/stage.ts'
import { addContact } from '../../src/store/people/contacts.ts'
import { joinBoth } from '../desk/joined.ts'

/* `why`: every message that leaves the service can be asked what it is, in the words and by the clock of who asks. */

const MONDAY_10 = Temporal.Instant.from('2026-11-30T10:00:00-06:00').epochMilliseconds

async function town(): Promise<Stage> {
  const stage = await Stage.set(loadLibrary(process.cwd()), 'fundap', MONDAY_10)
  await joinBoth(stage)
  return stage
}

/** Why the latest message to a chat was sent. */
async function why(stage: Stage, chat: string): Promise<string> {
  return stage.store.read(async (db) => {
    const { id } = await db
      .selectFrom('messages as m')
      .innerJoin('addresses as a', 'a.id', 'm.address_id')
      .select('m.id')
      .where('a.chat', '=', chat)
      .orderBy('m.id', 'desc')
      .executeTakeFirstOrThrow()
    return (await aboutMessage(db, id, wordsIn('calendar', 'es'))).lines.join('\n')
  })
}

test('an answer to the trainer is told by her group’s clock', async () => {
  await using stage = await town()
  await stage.write(TRAINER, 'menú')
  const told = await why(stage, TRAINER)
  expect(told).toContain('Mensaje 6 a Doña Ana: enviado')
  expect(told).toContain('Se escribió el 2026-11-30 10:00 y salió el 2026-11-30 10:00.')
})

test('an alert, what a trainer writes, and the question of a shared phone each say what they are', async () => {
  await using stage = await town()
  await stage.write(CONTACT, 'ayuda')
  expect(await why(stage, TRAINER)).toContain('Es un aviso a quien acompaña.')
  expect(await why(stage, TRAINER)).toContain(
    'Es del aviso 1 (asked-for-help), abierto el 2026-11-30 10:00.',
  )
  await stage.write(TRAINER, '1')
  await stage.write(TRAINER, 'aquí estoy')
  expect(await why(stage, CONTACT)).toContain('Se debe a una llamada de ayuda')
  await stage.write(TRAINER, 'cerrar')
  await stage.write(CONTACT, 'sí')
  await stage.store.transact(async (tx) => {
    const { id, contact_id } = await tx.db
      .selectFrom('addresses')
      .select(['id', 'contact_id'])
      .where('chat', '=', CONTACT)
      .executeTakeFirstOrThrow()
    const marta = await addContact(tx.db, {
      role: 'entrepreneur',
      status: 'invited',
      cohort_id: 1 as CohortId,
      name: 'Marta',
      created_at: MONDAY_10,
    })
    await shareAddress(tx, id, [contact_id, marta.id])
  })
  await stage.write(CONTACT, 'hola')
  expect(await why(stage, CONTACT)).toContain('Varias personas usan ese teléfono')
})

test('the day’s question says its schedule, and the nudge that it follows', async () => {
  await using stage = await town()
  await stage.wait(8 * 3_600_000)
  expect(await why(stage, CONTACT)).toContain(
    'Lo empezó el calendario: weekly-check-in, previsto para el 2026-11-30 18:00 (America/Guatemala)',
  )
  await stage.wait(24 * 3_600_000)
  expect(await why(stage, CONTACT)).toContain('Es lo que sigue en un guion ya empezado')
})

test('the digest of the week and a call that waits are not taken for each other', async () => {
  await using stage = await town()
  await stage.write(TRAINER, 'resumen semanal')
  await stage.wait(7 * 24 * 3_600_000)
  expect(await why(stage, TRAINER)).toContain('Es el resumen de la semana.')
  await stage.write(CONTACT, 'ayuda')
  await stage.wait(4 * 3_600_000)
  const told = await why(stage, TRAINER)
  expect(told).toContain('Se debe a una llamada de ayuda.')
  expect(told).toContain('Es del aviso 1 (asked-for-help)')
})
