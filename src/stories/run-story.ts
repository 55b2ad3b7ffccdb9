import { Temporal } from 'temporal-polyfill'
import { momentOf } from '../calendar/local.ts'
import type { Library } from '../flow/library.ts'
import { milliseconds } from '../flow/schema.ts'
import { toDecimal } from '../model/money.ts'
import { startFlow } from '../pipeline/start-flow.ts'
import { CONTACT, Stage, TRAINER } from './stage.ts'
import type { Said, Story, StoryLine } from './story.ts'

/** Where a story and the service part ways: the line (from 1) and what was seen instead. */
export class StoryError extends Error {
  override readonly name = 'StoryError'
  readonly line: number

  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`)
    this.line = line
  }
}

/** Plays a story on a stage of its own; throws a StoryError at the first line that does not come true. */
export async function runStory(story: Story, library: Library): Promise<void> {
  const programme = library.programmes.get(story.programme)
  if (!programme) throw new StoryError(0, `there is no programme '${story.programme}'`)
  const [date = '', time = ''] = story.at.split('T')
  const begin = momentOf(Temporal.PlainDate.from(date), time, programme.zone)
  await using stage = await Stage.set(library, story.programme, begin - story.before.length * WEEK)
  await enter(stage, story)
  for (const [index, line] of story.talk.entries()) {
    await play(stage, line, index + 1)
  }
  expectSilence(stage, story.talk.length)
}

/** The people join by talking to the bot, as they would. */
async function enter(stage: Stage, story: Story): Promise<void> {
  const { contact, trainer } = story
  if (trainer !== null) {
    await stage.write(TRAINER, stage.trainerCode)
    await stage.write(TRAINER, trainer)
  }
  if (contact !== null) {
    for (const text of [stage.classCode, 'sí', contact]) await stage.write(CONTACT, text)
    await addHistory(stage, story.before)
  }
  stage.unread(CONTACT).length = 0
  stage.unread(TRAINER).length = 0
}

async function play(stage: Stage, line: StoryLine, at: number): Promise<void> {
  if ('start' in line) return start(stage, line.start)
  if ('writes' in line)
    return stage.write(CONTACT, line.writes.replace('{class-code}', stage.classCode))
  if ('sends' in line) return stage.write(CONTACT, { type: line.sends })
  if ('trainer-writes' in line)
    return stage.write(TRAINER, line['trainer-writes'].replace('{trainer-code}', stage.trainerCode))
  if ('wait' in line) return stage.wait(milliseconds(line.wait))
  if ('bot' in line) return expectSaid(stage.unread(CONTACT), line.bot, at, 'the bot')
  if ('alert' in line) return expectSaid(stage.unread(TRAINER), line.alert, at, 'the alert')
  if ('silence' in line) return expectSilence(stage, at)
  if ('ticket' in line) return expectTicket(stage, line.ticket, at)
  return expectRecord(stage, line.records, at)
}

async function start(stage: Stage, flow: string): Promise<void> {
  await startFlow(stage.store, { flow, cohort: stage.classCode }, stage.clock.now())
  await stage.settle()
}

function expectSaid(unread: string[], said: Said, at: number, who: string): void {
  const heard = unread.shift()
  if (heard === undefined) throw new StoryError(at, `${who} says nothing; expected ${wanted(said)}`)
  const isSame =
    typeof said === 'string'
      ? squeeze(heard) === squeeze(said)
      : squeeze(heard).includes(squeeze(said.has))
  if (!isSame) throw new StoryError(at, `${who} says '${heard}'; expected ${wanted(said)}`)
}

function wanted(said: Said): string {
  return typeof said === 'string' ? `'${said}'` : `something with '${said.has}'`
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function expectSilence(stage: Stage, at: number): void {
  for (const chat of [CONTACT, TRAINER]) {
    const [heard] = stage.unread(chat)
    if (heard !== undefined)
      throw new StoryError(at, `nothing more was expected, but the ${chat} gets '${heard}'`)
  }
}

async function expectTicket(stage: Stage, reason: string, at: number): Promise<void> {
  const open = await stage.store.read((db) =>
    db.selectFrom('tickets').select('reason').where('status', '=', 'open').execute(),
  )
  if (open.some((ticket) => ticket.reason === reason)) return
  const reasons = open.map((ticket) => ticket.reason).join(', ') || 'none'
  throw new StoryError(at, `no ticket '${reason}' is open (open: ${reasons})`)
}

type Recorded = Extract<StoryLine, { records: unknown }>['records']

async function expectRecord(stage: Stage, expected: Recorded, at: number): Promise<void> {
  const rows = await stage.store.read((db) =>
    db
      .selectFrom('figures')
      .select(['figure', 'week', 'minor', 'status'])
      .orderBy('week')
      .execute(),
  )
  const found = rows.some(
    ({ figure, week, minor, status }) =>
      figure === expected.figure &&
      (expected.week === undefined || week === expected.week) &&
      (minor === null ? null : toDecimal(minor)) === expected.amount &&
      (expected.status === undefined || status === expected.status),
  )
  if (found) return
  throw new StoryError(
    at,
    `expected ${JSON.stringify(expected)}, on record: ${JSON.stringify(rows)}`,
  )
}

/** Weeks she has answered before the story begins: asked, answered, and a week gone by. */
async function addHistory(stage: Stage, amounts: readonly string[]): Promise<void> {
  for (const amount of amounts) {
    await start(stage, 'weekly-check-in')
    await stage.write(CONTACT, amount)
    await stage.wait(WEEK)
  }
}

const WEEK = milliseconds('7d')
