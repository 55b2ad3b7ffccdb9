import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { loadLibrary, type Library } from '../../src/flow/library.ts'
import { createCohort } from '../../src/office/cohort/cohort.ts'
import { CONTACT, Stage, TRAINER } from '../../src/stories/stage.ts'
import { joinBoth } from './joined.ts'

/* A harvest has no rhythm: the trainer says in her chat that it begins. */

const TUESDAY_10 = Temporal.Instant.from('2026-12-01T10:00:00-06:00').epochMilliseconds
const HOUR = 3_600_000

/** FUNDAP as it would be if it asked on the day a harvest begins. */
function withHarvests(): Library {
  const library = loadLibrary(process.cwd())
  const fundap = library.programmes.get('fundap')
  if (!fundap) throw new Error('gone')
  const harvest = {
    type: 'around',
    kind: 'harvest',
    days: 0,
    id: 'harvest',
    flow: 'visit-follow-up',
    class: 'survey',
    at: '16:00',
    hers: false,
    tooLateAfterHours: 2,
  } as const
  const programmes = new Map([['fundap', { ...fundap, schedules: [harvest] }]])
  return Object.assign(library, { programmes })
}

async function open(library: Library): Promise<Stage> {
  const stage = await Stage.set(library, 'fundap', TUESDAY_10)
  await joinBoth(stage)
  for (const chat of [TRAINER, CONTACT]) stage.unread(chat).length = 0
  return stage
}

async function answerTo(stage: Stage, text: string): Promise<string> {
  await stage.write(TRAINER, text)
  return stage.unread(TRAINER).splice(0).join('\n')
}

const harvestsOf = (stage: Stage) =>
  stage.store.read((db) =>
    db
      .selectFrom('cohort_dates')
      .select(['cohort_id', 'number', 'date'])
      .where('kind', '=', 'harvest')
      .orderBy('id')
      .execute(),
  )

test('a harvest that a trainer opens today is asked about today, once, and can be moved', async () => {
  await using stage = await open(withHarvests())
  expect(await answerTo(stage, 'menú')).toContain('7. Cosecha')
  expect(await answerTo(stage, '7')).toContain('¿Qué día empieza la cosecha de Grupo 1?')
  expect(await answerTo(stage, 'hoy')).toContain('empieza el martes 1 de diciembre')
  await answerTo(stage, 'cosecha')
  await answerTo(stage, 'hoy')
  expect(await harvestsOf(stage)).toEqual([{ cohort_id: 1, number: 1, date: '2026-12-01' }])
  await stage.wait(7 * HOUR)
  expect(stage.unread(CONTACT)).toHaveLength(1)
  await answerTo(stage, 'cosecha')
  await answerTo(stage, '15 de diciembre')
  expect(await answerTo(stage, 'nueva fecha')).toContain('Cosecha 2 (martes 15 de diciembre)')
})

test('who has two groups is asked of which one it is', async () => {
  await using stage = await open(withHarvests())
  const place = { store: stage.store, library: withHarvests(), now: stage.clock.now() }
  const other = { programme: 'fundap', name: 'Las Flores', startDate: '2026-11-23' }
  const { trainerCode } = await createCohort(other, place)
  await stage.write(TRAINER, trainerCode)
  stage.unread(TRAINER).length = 0
  expect(await answerTo(stage, 'cosecha')).toContain('1. Grupo 1\n2. Las Flores')
  expect(await answerTo(stage, 'las flores')).toContain(
    '¿Qué día empieza la cosecha de Las Flores?',
  )
  expect(await answerTo(stage, '1 de enero de 2020')).toContain('Esa fecha no puede ser')
  expect(await answerTo(stage, 'mañana')).toContain('miércoles 2 de diciembre')
  expect(await harvestsOf(stage)).toEqual([{ cohort_id: 2, number: 1, date: '2026-12-02' }])
})
