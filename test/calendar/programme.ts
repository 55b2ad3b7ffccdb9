import { schedule } from '../../src/flow/schedules.ts'
import { programmeSchema } from '../../src/flow/programmes.ts'
import type { Programme } from '../../src/model/programme.ts'
import type { Schedule } from '../../src/model/schedule.ts'

/** A programme as its file would give it: the keys here in place of the usual ones. */
export function programmeWith(keys: Readonly<Record<string, unknown>> = {}): Programme {
  return programmeSchema.parse({
    programme: 'demo',
    title: 'Demo',
    organisation: 'Demo',
    country: 'GT',
    zone: 'America/Guatemala',
    language: 'es-GT',
    figures: {},
    schedules: [],
    'quiet-hours': { from: '20:00', to: '07:00' },
    spread: '0m',
    ...keys,
  })
}

/** A schedule as a programme file writes it. */
export function scheduleWith(keys: Readonly<Record<string, unknown>>): Schedule {
  return schedule.parse({ flow: 'demo', at: '18:00', ...keys })
}
