import { dayOf } from '../calendar/local.ts'
import type { Simulator } from '../channels/simulator.ts'
import type { Clock } from '../clock.ts'
import { createCohort } from '../office/cohort/cohort.ts'
import type { Library } from '../flow/library.ts'
import { startFlow } from '../pipeline/turn/start-flow.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { untilQuiet } from '../pipeline/quiet.ts'
import type { Store } from '../store/store.ts'

/** The two people of the simulator: chat ids on its network. */
export const MARIA = 'maria'
export const ANA = 'ana'

export type DemoOptions = {
  readonly store: Store
  readonly clock: Clock
  readonly library: Library
  readonly pipeline: Pipeline
  readonly simulator: Simulator
}

const PROGRAMME = 'fundap'

/** Names the demo people give when the bot asks; data of the demo, like what anyone types. */
const NAMES = { maria: 'María', ana: 'Doña Ana' } as const

/**
 * A group of FUNDAP with a trainer and an entrepreneur who have joined by talking to the bot, as real people do, and
 * the week's question asked. Does nothing where they are there already.
 */
export async function seedDemo(options: DemoOptions): Promise<void> {
  const { store, simulator, clock, library, pipeline } = options
  if (await isSeeded(store)) return
  const zone = library.programmes.get(PROGRAMME)?.zone ?? 'UTC'
  const { classCode, trainerCode } = await createCohort(
    { programme: PROGRAMME, name: 'Grupo 1', startDate: dayOf(clock.now().getTime(), zone) },
    { store, library, now: clock.now() },
  )
  const lines = [
    [ANA, trainerCode],
    [ANA, NAMES.ana],
    [MARIA, classCode],
    [MARIA, '1'],
    [MARIA, NAMES.maria],
  ] as const
  for (const [chat, text] of lines) {
    await simulator.write(chat, text)
    await untilQuiet(store, clock)
  }
  await startFlow(store, { flow: 'weekly-check-in', cohort: classCode }, clock.now())
  pipeline.ring()
}

/** Whether the entrepreneur has accepted; talks that a stop cut off before that are had again. */
async function isSeeded(store: Store): Promise<boolean> {
  const known = await store.read((db) =>
    db
      .selectFrom('addresses')
      .innerJoin('contacts', 'contacts.id', 'addresses.contact_id')
      .select('contacts.id')
      .where('addresses.account', '=', 'simulator')
      .where('addresses.chat', '=', MARIA)
      .where('contacts.consent_at', 'is not', null)
      .executeTakeFirst(),
  )
  return known !== undefined
}
