import { Temporal } from 'temporal-polyfill'
import { momentOf } from '../calendar/local.ts'
import type { Library } from '../flow/library.ts'
import { milliseconds } from '../flow/schema.ts'
import { startFlow } from '../pipeline/turn/start-flow.ts'
import type { ListEdit } from './edit-list.ts'
import { expectKnown, expectRecord, expectStatus, expectTicket } from './outcome.ts'
import { isSaid, squeeze, wanted, type Wording } from './said.ts'
import {
  BACKUP,
  COMPANION,
  CONTACT,
  COORDINATOR,
  DEPUTY,
  OFFICER,
  Stage,
  TRAINER,
  type OpenStore,
} from './stage.ts'
import { StoryError, type Said, type Story, type StoryLine } from './story.ts'

/** A line of the talk (from 0) that does not come true, and how the story would have to be changed, if that is known. */
type Miss = {
  readonly index: number
  readonly expected: string
  readonly said: string
  readonly edit?: ListEdit
}

/** What becomes of a miss: the story ends with an error, or the miss is noted and the story goes on. */
export type Judge = {
  missed(miss: Miss): void
  /** Whether what nobody expected is a miss before the next thing happens, not only at the end. */
  readonly isStrict: boolean
}

/** Plays a story on a stage of its own; throws a StoryError at the first line that does not come true. */
export async function runStory(story: Story, library: Library, open?: OpenStore): Promise<void> {
  const missed = ({ index, expected, said }: Miss) => {
    throw new StoryError({ file: story.file, line: story.lineOf(index) }, expected, said)
  }
  await playStory(story, library, { missed, isStrict: false }, open)
}

/** Plays a story to its end, or until the judge throws. */
export async function playStory(
  story: Story,
  library: Library,
  judge: Judge,
  open?: OpenStore,
): Promise<void> {
  const programme = library.programmes.get(story.programme)
  if (!programme) {
    const known = `one of the programmes ${[...library.programmes.keys()].join(', ')}`
    throw new StoryError({ file: story.file, line: 1 }, known, `'${story.programme}' is none`)
  }
  const [date = '', time = ''] = story.at.split('T')
  const begin = momentOf(Temporal.PlainDate.from(date), time, programme.zone)
  const before = begin - story.before.length * WEEK
  await using stage = await Stage.set(
    library,
    story.programme,
    before,
    story.began,
    undefined,
    open,
  )
  await enter(stage, story)
  const wording = { library, programme: programme.name, locale: programme.language }
  const play: Play = { stage, wording, judge }
  for (const [index, line] of story.talk.entries()) await playLine(line, index, play)
  expectSilence(PHONES, story.talk.length, play)
}

/** A story under way. */
export type Play = {
  readonly stage: Stage
  readonly wording: Wording
  readonly judge: Judge
}

const WEEK = milliseconds('7d')

/** The people join by talking to the bot, as they would. */
async function enter(stage: Stage, story: Story): Promise<void> {
  const { backup, companion, contact, coordinator, deputy, officer, trainer } = story
  if (trainer !== null) {
    await stage.write(TRAINER, stage.trainerCode)
    await stage.write(TRAINER, trainer)
  }
  if (backup !== undefined) {
    await stage.write(BACKUP, stage.backupCode)
    await stage.write(BACKUP, backup)
  }
  if (coordinator !== undefined) await stage.addCoordinator(story.programme, coordinator)
  if (officer !== undefined) await stage.addOfficer(story.programme, officer)
  if (deputy !== undefined) await stage.addDeputy(story.programme, deputy)
  if (contact !== null) {
    await join(stage, CONTACT, contact)
    await makeKnown(stage, story.known)
    await addHistory(stage, story.before)
  }
  if (companion !== undefined) await join(stage, COMPANION, companion)
  for (const phone of PHONES) stage.unread(phone).length = 0
}

async function join(stage: Stage, chat: string, name: string): Promise<void> {
  for (const text of [stage.classCode, 'sí', name]) await stage.write(chat, text)
}

/** What earlier talks have taught of her. */
async function makeKnown(stage: Stage, known: Story['known']): Promise<void> {
  const { language, ...fields } = known
  await stage.store.transact(async ({ db }) => {
    const change = { fields: JSON.stringify(fields), ...(language ? { language } : {}) }
    await db.updateTable('contacts').set(change).where('role', '=', 'entrepreneur').execute()
  })
}

/** Weeks she has answered before the story begins: asked, answered, and a week gone by. */
async function addHistory(stage: Stage, amounts: readonly string[]): Promise<void> {
  for (const amount of amounts) {
    await start(stage, 'weekly-check-in')
    await stage.write(CONTACT, amount)
    await stage.wait(WEEK)
  }
}

async function playLine(line: StoryLine, index: number, play: Play): Promise<void> {
  if ('bot' in line) return expectSaid(CONTACT, line.bot, index, play)
  if ('alert' in line) return expectSaid(TRAINER, line.alert, index, play)
  if ('backup' in line) return expectSaid(BACKUP, line.backup, index, play)
  if ('coordinator' in line) return expectSaid(COORDINATOR, line.coordinator, index, play)
  if ('officer' in line) return expectSaid(OFFICER, line.officer, index, play)
  if ('deputy' in line) return expectSaid(DEPUTY, line.deputy, index, play)
  if ('companion' in line) return expectSaid(COMPANION, line.companion, index, play)
  if ('silence' in line) return expectSilence(PHONES, index, play)
  if ('messages' in line) return expectSilence([CONTACT], index, play)
  if ('ticket' in line) return expectTicket(line.ticket, index, play)
  if ('status' in line) return expectStatus(line.status, index, play)
  if ('knows' in line) return expectKnown(line.knows, index, play)
  if ('records' in line) return expectRecord(line.records, index, play)
  if (play.judge.isStrict) expectSilence(PHONES, index, play)
  if ('to' in line) return reply(line, index, play)
  await happen(line, play.stage)
}

type Reply = Extract<StoryLine, { to: string }>

async function reply(line: Reply, index: number, { stage, judge }: Play): Promise<void> {
  const [chat, text] =
    'trainer-replies' in line
      ? [TRAINER, line['trainer-replies']]
      : [BACKUP, line['backup-replies']]
  if (await stage.reply(chat, line.to, text)) return
  judge.missed({ index, expected: `a message with '${line.to}'`, said: 'there was none' })
}

/** The lines that do something; the others look at what came of it. */
type Happening = Extract<
  StoryLine,
  | { start: string }
  | { writes: string }
  | { sends: unknown }
  | { 'trainer-writes': string }
  | { 'backup-writes': string }
  | { 'coordinator-writes': string }
  | { 'officer-writes': string }
  | { 'deputy-writes': string }
  | { 'companion-writes': string }
  | { phone: string }
  | { wait: string }
>

async function happen(line: Happening, stage: Stage): Promise<void> {
  if ('start' in line) return start(stage, line.start)
  if ('writes' in line) return stage.write(CONTACT, withCodes(line.writes, stage))
  if ('sends' in line) return stage.write(CONTACT, { type: line.sends })
  if ('wait' in line) return stage.wait(waitMs(line.wait))
  if ('backup-writes' in line) return stage.write(BACKUP, line['backup-writes'])
  if ('coordinator-writes' in line) return stage.write(COORDINATOR, line['coordinator-writes'])
  if ('officer-writes' in line) return stage.write(OFFICER, line['officer-writes'])
  if ('deputy-writes' in line) return stage.write(DEPUTY, line['deputy-writes'])
  if ('companion-writes' in line) return stage.write(COMPANION, line['companion-writes'])
  if ('phone' in line) return stage.refuse(CONTACT, REFUSALS[line.phone])
  await stage.write(TRAINER, withCodes(line['trainer-writes'], stage))
}

/** Why her phone takes no message. */
const REFUSALS = {
  open: undefined,
  blocked: 'blocked',
  changed: 'gone',
  failing: 'invalid',
} as const

async function start(stage: Stage, flow: string): Promise<void> {
  await startFlow(stage.store, { flow, cohort: stage.classCode }, stage.clock.now())
  await stage.settle()
}

function withCodes(text: string, { classCode, trainerCode }: Stage): string {
  return text.replace('{class-code}', classCode).replace('{trainer-code}', trainerCode)
}

function waitMs(text: string): number {
  return text.endsWith('s') ? Number(text.slice(0, -1)) * 1_000 : milliseconds(text)
}

const KEYS = {
  [CONTACT]: 'bot',
  [TRAINER]: 'alert',
  [BACKUP]: 'backup',
  [COORDINATOR]: 'coordinator',
  [OFFICER]: 'officer',
  [DEPUTY]: 'deputy',
  [COMPANION]: 'companion',
} as const
type Phone = keyof typeof KEYS
const PHONES: readonly Phone[] = [CONTACT, TRAINER, BACKUP, COORDINATOR, OFFICER, DEPUTY, COMPANION]

function expectSaid(phone: Phone, said: Said, index: number, { stage, ...play }: Play): void {
  const heard = stage.unread(phone).shift()
  const expected = `${NAMES[phone]} to get ${wanted(said)}`
  if (heard === undefined) {
    const edit = { type: 'remove', index } as const
    return play.judge.missed({ index, expected, said: 'nothing was said', edit })
  }
  if (isSaid(heard, said, play.wording)) return
  const entry = { [KEYS[phone]]: squeeze(heard) }
  const edit = { type: 'set', index, entry } as const
  play.judge.missed({ index, expected, said: `it was '${heard}'`, edit })
}

const NAMES = {
  [CONTACT]: 'the contact',
  [TRAINER]: 'the trainer',
  [BACKUP]: 'the backup',
  [COORDINATOR]: 'the coordinator',
  [OFFICER]: 'the officer',
  [DEPUTY]: 'the deputy',
  [COMPANION]: 'the companion',
} as const

function expectSilence(phones: readonly Phone[], index: number, { stage, judge }: Play): void {
  for (const phone of phones) {
    for (const heard of stage.unread(phone).splice(0)) {
      const entry = { [KEYS[phone]]: squeeze(heard) }
      const edit = { type: 'insert', index, entry } as const
      const expected = `nothing more for ${NAMES[phone]}`
      judge.missed({ index, expected, said: `it was '${heard}'`, edit })
    }
  }
}
