import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { localAt } from '../calendar/local.ts'
import { Simulator } from '../channels/simulator.ts'
import { MovableClock } from '../clock.ts'
import { ANA, MARIA, seedDemo } from '../console/demo.ts'
import type { Library } from '../flow/library.ts'
import { milliseconds } from '../flow/schema.ts'
import type { Carried, Media, Outgoing } from '../model/message.ts'
import { silentLog } from '../log.ts'
import { withoutSpread } from '../model/programme.ts'
import { startPipeline, type Pipeline } from '../pipeline/pipeline.ts'
import { untilQuiet } from '../pipeline/quiet.ts'
import { openSqlite } from '../store/sqlite/sqlite.ts'
import type { Store } from '../store/store.ts'
import { recordStory } from '../stories/record-story.ts'
import { openLibrary } from './workplace.ts'

const HELP = `A line is what María writes.
  /ana TEXT   what her trainer writes
  /+24h       the clock moves ahead (m, h or d)
  /story      what has happened so far, as a story file
  /help       this
  /exit       leave (or Ctrl+D)
`

type Chat = {
  readonly library: Library
  readonly store: Store
  readonly clock: MovableClock
  readonly pipeline: Pipeline
  readonly simulator: Simulator
}

/**
 * `chat [--story FILE]`: the simulator in the terminal, on a database in memory that is gone afterwards; at its end the
 * talk is written as a story.
 */
export async function chatCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { story: { type: 'string' } } })
  const clock = new MovableClock()
  const library = openLibrary()
  await using store = await openSqlite(':memory:', clock.now())
  const simulator = new Simulator(clock)
  await using pipeline = await startPipeline({
    store,
    clock,
    library,
    channels: [simulator],
    log: silentLog,
    programmes: withoutSpread(library.programmes),
  })
  const chat = { store, clock, library, pipeline, simulator }
  process.stdout.write(HELP)
  simulator.onMessage((message) => show(message, clock))
  await seedDemo(chat)
  await untilQuiet(store, clock)
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '/exit') break
    await obey(line, chat)
  }
  if (values.story !== undefined)
    writeFileSync(values.story, await recordStory(store, library, CHATS))
  return 0
}

const CHATS = { contact: MARIA, trainer: ANA }

async function obey(line: string, chat: Chat): Promise<void> {
  const { store, clock, library, pipeline, simulator } = chat
  const jump = /^\/\+(\d+[mhd])$/.exec(line.trim())
  const toAna = /^\/ana (.+)$/.exec(line.trim())
  if (jump?.[1]) {
    clock.advance(milliseconds(jump[1]))
    await pipeline.lookAtTheTime()
  } else if (toAna?.[1]) await simulator.write(ANA, toAna[1])
  else if (line.trim() === '/story') process.stdout.write(await recordStory(store, library, CHATS))
  else if (line.startsWith('/')) process.stdout.write(HELP)
  else await simulator.write(MARIA, line)
  await untilQuiet(store, clock)
}

function show({ chat, text, media }: Outgoing, clock: MovableClock): void {
  const local = localAt(clock.now().getTime(), 'America/Guatemala').toPlainDateTime()
  const time = local.toString({ smallestUnit: 'minute' }).replace('T', ' ')
  const indented = media ? describeMedia(media) : text.replaceAll('\n', '\n    ')
  process.stdout.write(`  [${time}] bot → ${chat}:\n    ${indented}\n`)
}

function describeMedia({ type, source }: Media | Carried): string {
  if ('bytes' in source) return `[${type}: ${source.bytes.length} bytes]`
  return `[${type}: ${'file' in source ? source.file : `${source.fileId} of ${source.account}`}]`
}
