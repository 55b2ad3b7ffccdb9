import { localAt } from '../calendar/local.ts'
import type { Library } from '../flow/library.ts'
import { toDecimal } from '../model/money.ts'
import type { Store } from '../store/store.ts'
import { parseYaml, writeYaml } from '../yaml.ts'
import { shorten } from './outcome.ts'
import { readRecording, type Chats, type Happened, type Recording } from './recording.ts'
import { runStory } from './run-story.ts'
import { squeeze } from './said.ts'
import { readStory } from './story.ts'

/**
 * What happened in two chats of the simulator, as the source of a story file. It is played before it is given away;
 * where it does not come true, even with waits to the second, its first line says why.
 */
export async function recordStory(store: Store, library: Library, chats: Chats): Promise<string> {
  const recording = await readRecording(store, chats)
  if (!recording?.events.length) return '# nothing has happened yet\n'
  const toTheMinute = write(recording, library, MINUTE)
  if ((await troubleOf(toTheMinute, library)) === undefined) return toTheMinute
  const toTheSecond = write(recording, library, SECOND)
  const trouble = await troubleOf(toTheSecond, library)
  return trouble === undefined ? toTheSecond : `# does not come true: ${trouble}\n${toTheMinute}`
}

const SECOND = 1_000
const MINUTE = 60_000

async function troubleOf(source: string, library: Library): Promise<string | undefined> {
  try {
    await runStory(readStory(parseYaml(source, 'recorded.yaml')), library)
    return undefined
  } catch (error) {
    return squeeze(error instanceof Error ? error.message : String(error))
  }
}

type Line = Readonly<Record<string, unknown>>

function write(recording: Recording, library: Library, precision: number): string {
  const { programme: name = 'fundap', events } = recording
  const zone = library.programmes.get(name)?.zone ?? 'UTC'
  const begin = Math.floor((events[0]?.at ?? 0) / MINUTE) * MINUTE
  const at = localAt(begin, zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
  const joined = joiningOf(recording)
  return writeYaml({
    story: `recorded on ${at.replace('T', ' at ')}`,
    programme: name,
    at,
    contact: joined?.contact ?? null,
    trainer: joined?.trainer ?? null,
    talk: [
      ...talkOf(events.slice(joined?.length ?? 0), recording, begin, precision),
      ...recording.figures.map(({ figure, week, minor, status }) => ({
        records: shorten({
          figure,
          week,
          amount: minor === null ? null : toDecimal(minor),
          status: status as 'recorded',
        }),
      })),
      ...recording.tickets.map((ticket) => ({ ticket })),
    ],
  })
}

type Joined = { readonly contact: string; readonly trainer: string | null; readonly length: number }

/** The people's joining, where it went as in every story: both codes, her yes and both names, and nothing between. */
function joiningOf({ events, codes, name, consent }: Recording): Joined | undefined {
  const isWithTrainer = events[0]?.who === 'trainer'
  const length = isWithTrainer ? 5 : 3
  const [first, second] = events
  const [join, yes, naming] = events.slice(length - 3, length)
  if (!first || !second || !join || !yes || !naming || name === null) return undefined
  const isPlain =
    codes[textOf(join)] === '{class-code}' && yes.id === consent && textOf(naming) === name
  const isTrainerPlain = !isWithTrainer || codes[textOf(first)] === '{trainer-code}'
  const isAtOnce = naming.at - first.at < 60_000
  if (!isPlain || !isTrainerPlain || !isAtOnce) return undefined
  return { contact: name, trainer: isWithTrainer ? textOf(second) : null, length }
}

function textOf({ payload }: Happened): string {
  return payload.type === 'text' ? payload.text.trim() : ''
}

function talkOf(
  events: readonly Happened[],
  { codes }: Recording,
  begin: number,
  precision: number,
): readonly Line[] {
  const lines: Line[] = []
  let now = begin
  for (const event of events) {
    const passed = Math.floor((event.at - now) / precision) * precision
    if (passed > 0) lines.push({ wait: duration(passed) })
    now += Math.max(0, passed)
    lines.push(...happening(event, codes))
    lines.push(...event.sent.map(({ to, text }) => said(to, text)))
  }
  return lines
}

function said(to: 'contact' | 'trainer', text: string): Line {
  return { [to === 'contact' ? 'bot' : 'alert']: squeeze(text) }
}

/** The line of what a person did; what time does by itself needs none. */
function happening({ who, payload }: Happened, codes: Recording['codes']): readonly Line[] {
  if (payload.type === 'text') {
    const text = codes[payload.text.trim().toUpperCase()] ?? payload.text
    return [{ [who === 'contact' ? 'writes' : 'trainer-writes']: text }]
  }
  if (payload.type === 'media' && who === 'contact') return [{ sends: payload.media }]
  if (payload.type === 'start' && payload.by === 'person') return [{ start: payload.flow }]
  return []
}

/** `24h`, `90m`, `45s`: in the largest unit that says it whole. */
function duration(ms: number): string {
  const [unit, length] = UNITS.find(([, each]) => ms % each === 0) ?? ['s', SECOND]
  return `${Math.round(ms / length)}${unit}`
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', MINUTE],
  ['s', SECOND],
] as const
