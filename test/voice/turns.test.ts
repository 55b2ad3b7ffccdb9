import { rm } from 'node:fs/promises'
import { afterEach, expect, test } from 'vitest'
import { loadLibrary } from '../../src/flow/library.ts'
import type { Media } from '../../src/model/message.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { readFallbacks } from '../../src/reports/fallbacks.ts'
import { CONTACT, Stage, TRAINER } from '../../src/stories/stage.ts'
import { recordedLibrary } from './recorded-library.ts'

/* Voice notes as rows of the outbox: before the text of their turn, for who asked for them. */

const DAY = 24 * 3_600_000
/** A Monday, 18:00 in Guatemala. */
const MONDAY = 1_795_478_400_000

let root = ''
afterEach(() => rm(root, { recursive: true, force: true }))

/** Doña María in a programme of Guatemala, with what is known of her. */
async function joined(
  recordings: readonly string[],
  known: Readonly<Record<string, string>>,
  { language = 'es', files = {} }: { language?: string; files?: Record<string, string> } = {},
): Promise<Stage> {
  root = await recordedLibrary(recordings, { files })
  const stage = await Stage.set(loadLibrary(root), 'fundap', MONDAY)
  for (const text of [stage.trainerCode, 'Doña Ana']) await stage.write(TRAINER, text)
  for (const text of [stage.classCode, 'sí', 'María']) await stage.write(CONTACT, text)
  await stage.store.transact(async ({ db }) => {
    const change = { fields: JSON.stringify(known), language }
    await db.updateTable('contacts').set(change).where('role', '=', 'entrepreneur').execute()
  })
  return stage
}

async function ask(stage: Stage, flow: string): Promise<void> {
  await startFlow(stage.store, { flow, cohort: stage.classCode }, stage.clock.now())
  await stage.settle()
}

/** What was sent to her since the row `after`: the recording's name, or the beginning of the text. */
async function sent(stage: Stage, after = 0) {
  const rows = await stage.store.read((db) =>
    db
      .selectFrom('messages as m')
      .innerJoin('contacts as c', 'c.id', 'm.contact_id')
      .select(['m.id', 'm.key', 'm.text', 'm.media', 'm.fallback', 'm.class', 'm.status'])
      .where('c.role', '=', 'entrepreneur')
      .where('m.id', '>', after as never)
      .orderBy('m.id')
      .execute(),
  )
  return rows
}

async function lastId(stage: Stage): Promise<number> {
  return (await sent(stage)).at(-1)?.id ?? 0
}

test('a recorded question goes out as a voice note, and then as the text it always was', async () => {
  const recording = 'locales/es/audio/weekly-check-in/sales.ogg'
  await using stage = await joined([recording], { audio: 'yes' })
  const before = await lastId(stage)
  await ask(stage, 'weekly-check-in')
  const [voice, text, ...more] = await sent(stage, before)
  const input = /^turn:(\d+)$/.exec(text?.key ?? '')?.[1]
  expect(voice).toMatchObject({
    key: `turn:${input}:voice:1`,
    text: '',
    media: JSON.stringify({ type: 'voice', source: { file: recording } }),
    class: 'reminder',
    status: 'sent',
  })
  expect(text).toMatchObject({ media: null, status: 'sent', class: 'reminder' })
  expect(text?.text).toContain('¿Cuánto vendió')
  expect(more).toEqual([])
})

test.each([{}, { audio: 'no' }])(
  'who has not asked for it gets the text alone: %o',
  async (known) => {
    await using stage = await joined(['locales/es/audio/weekly-check-in/sales.ogg'], known)
    const before = await lastId(stage)
    await ask(stage, 'weekly-check-in')
    expect((await sent(stage, before)).map(({ media }) => media)).toEqual([null])
  },
)

test('"audio" is answered aloud at once, and "solo texto" in writing', async () => {
  const names = ['audio/on', 'text-only/off'].map((name) => `locales/es/audio/${name}.ogg`)
  await using stage = await joined(names, {})
  const before = await lastId(stage)
  await stage.write(CONTACT, 'audio')
  await stage.write(CONTACT, 'solo texto')
  expect((await sent(stage, before)).map(({ media }) => media !== null)).toEqual([
    true,
    false,
    false,
  ])
})

test('variants have recordings of their own: a retry, a nudge', async () => {
  const nudge = 'locales/es/audio/weekly-check-in/sales.nudge.ogg'
  const retry = 'locales/es/audio/weekly-check-in/sales.retry.ogg'
  await using stage = await joined([nudge, retry], { audio: 'yes' })
  await ask(stage, 'weekly-check-in')
  const before = await lastId(stage)
  await stage.write(CONTACT, 'xyzxyz')
  await stage.wait(2 * DAY)
  const files = (await sent(stage, before)).flatMap(({ media }) => media ?? [])
  expect(files.map((media) => (JSON.parse(media) as Media).source)).toEqual([
    { file: retry },
    { file: nudge },
  ])
})

test('what is common to all questions can be recorded once, or for one question', async () => {
  const common = 'locales/es/audio/conversation/answer.confirm.ogg'
  const own = 'locales/es/audio/weekly-check-in/sales.confirm-zero.ogg'
  await using stage = await joined([common, own], { audio: 'yes' })
  await ask(stage, 'weekly-check-in')
  const before = await lastId(stage)
  await stage.write(CONTACT, '0')
  await stage.write(CONTACT, 'no')
  await stage.write(CONTACT, '60000')
  const files = (await sent(stage, before)).flatMap(({ media }) => media ?? [])
  expect(files.map((media) => (JSON.parse(media) as Media).source)).toEqual([
    { file: own },
    { file: common },
  ])
})

test('two recorded texts of one turn are two voice notes before one text', async () => {
  const names = ['goal/ask', 'goal/thanks', 'goal/saved', 'audio/on'].map(
    (name) => `locales/es/audio/${name}.ogg`,
  )
  await using stage = await joined([...names, 'locales/es/audio/weekly-check-in/sales.ogg'], {
    audio: 'yes',
  })
  await ask(stage, 'weekly-check-in')
  const before = await lastId(stage)
  await stage.write(CONTACT, 'audio')
  const rows = await sent(stage, before)
  expect(rows.map(({ key }) => key.replace(/^turn:\d+/, ''))).toEqual([':voice:1', ':voice:2', ''])
})

test('a recording in her own language goes with a text that only Spanish has', async () => {
  const recording = 'locales/quc/audio/weekly-check-in/sales.ogg'
  await using stage = await joined([recording], { audio: 'yes' }, { language: 'quc' })
  const before = await lastId(stage)
  await ask(stage, 'weekly-check-in')
  const [voice, text] = await sent(stage, before)
  expect(voice?.media).toContain(recording)
  expect(JSON.parse(text?.fallback ?? 'null')).toEqual(['quc', ['weekly-check-in/sales']])
  await stage.write(CONTACT, 'ayuda')
  await stage.write(CONTACT, 'ayuda')
  expect(await stage.store.read(readFallbacks)).toEqual({
    quc: { messages: 3, texts: { 'weekly-check-in/sales': 1, 'help/call': 2 } },
  })
})

test.each([
  ['as everybody is told', {}, true],
  ['where her country words it anew', { 'locales/es-GT/help.ftl': 'call = Ya le aviso.' }, false],
  ['where her programme does', { 'locales/es/help.fundap.ftl': 'call = Ya le aviso.' }, false],
] as const)('a recording says what is written: %s', async (_, files, isVoice) => {
  const help = 'locales/es/audio/help/call.ogg'
  await using stage = await joined([help], { audio: 'yes' }, { files })
  const before = await lastId(stage)
  await stage.write(CONTACT, 'ayuda')
  const expected = isVoice ? [true, false] : [false]
  expect((await sent(stage, before)).map(({ media }) => media !== null)).toEqual(expected)
})

test('a programme has recordings of its own words', async () => {
  const own = 'locales/es/audio/help.fundap/call.ogg'
  const files = { 'locales/es/help.fundap.ftl': 'call = Ya le aviso.' }
  await using stage = await joined([own], { audio: 'yes' }, { files })
  const before = await lastId(stage)
  await stage.write(CONTACT, 'ayuda')
  expect((await sent(stage, before))[0]?.media).toContain(own)
})

test('Spanish is no fallback for who speaks it', async () => {
  await using stage = await joined([], {})
  await ask(stage, 'weekly-check-in')
  expect((await sent(stage)).map(({ fallback }) => fallback).filter(Boolean)).toEqual([])
})
