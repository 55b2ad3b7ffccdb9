import type { Clock } from '../../clock.ts'
import { TOLD, tellCoordinators } from '../../desk/coordination/tell-coordinators.ts'
import type { Programme } from '../../model/programme.ts'
import { incidentsAfter } from '../../store/service/incidents.ts'
import { readSetting, writeSetting } from '../../store/service/settings.ts'
import type { Store, Tx } from '../../store/store.ts'
import { readTroubles } from '../../store/service/troubles.ts'
import type { Speeches } from '../turn/speech.ts'

export type CoordinationOptions = {
  readonly store: Store
  readonly clock: Clock
  readonly programmes: ReadonlyMap<string, Programme>
  readonly speeches: Speeches
}

/** Brings incidents to the coordinators' chats; how far it has come is kept with the messages, so that none is lost. */
export class Coordination {
  readonly #options: CoordinationOptions

  constructor(options: CoordinationOptions) {
    this.#options = options
  }

  /** Looks for incidents nobody was told of. Returns whether there were any. */
  async tellNews(): Promise<boolean> {
    const { store } = this.#options
    const seen = await store.read((db) => readSetting(db, SEEN))
    const waiting = await store.read((db) => incidentsAfter(db, Number(seen ?? 0), TOLD))
    if (waiting.length === 0) return false
    await store.transact((tx) => this.#tell(tx))
    return true
  }

  async #tell(tx: Tx): Promise<void> {
    const { clock, programmes, speeches } = this.#options
    const now = clock.now().getTime()
    const seen = Number((await readSetting(tx.db, SEEN)) ?? 0)
    const incidents = await incidentsAfter(tx.db, seen, TOLD)
    const troubled = new Set((await readTroubles(tx.db)).map(({ account }) => account))
    for (const incident of incidents) {
      const concerned = [...programmes.values()].filter(
        ({ name }) => incident.programme === null || incident.programme === name,
      )
      for (const programme of concerned) {
        const speech = speeches.of(programme, undefined)
        await tellCoordinators(tx, incident, { programme, speech, troubled, now })
      }
    }
    const last = incidents.at(-1)?.id
    if (last !== undefined) await writeSetting(tx.db, SEEN, String(last))
  }
}

/** The last incident that the coordinators were told of. */
const SEEN = 'coordination:incident'
