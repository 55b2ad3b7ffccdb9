import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { countStandings } from '../../../src/store/talk/conversations.ts'
import { makeCheckout, writeSurvey } from './checkout.ts'
import { Town } from './town.ts'

const STEPS = Array.from({ length: 12 }, (_, index) => `step-${String.fromCharCode(97 + index)}`)

/** Twelve questions in a row, each step's name with a prefix. */
function manySteps(prefix: string): string {
  const names = STEPS.map((step) => `${prefix}${step}`)
  const steps = names.map(
    (name, index) => `  ${name}:
    ask: text
    otherwise: end
    nudge: [24h]
    expire: { after: 5d, to: end }
    next: ${names[index + 1] ?? 'end'}`,
  )
  return `flow: survey\ntitle: Encuesta\nstart: ${names[0]}\nsteps:\n${steps.join('\n')}\n`
}

function textsOf(prefix: string): string {
  return STEPS.map((step) => `${prefix}${step} = Pregunta ${prefix}${step}`).join('\n')
}

/** People spread over all the steps, and the files with every step under a new name. */
async function crowd(people: number): Promise<{ town: Town; chats: readonly string[] }> {
  const root = await makeCheckout()
  await writeSurvey(root, manySteps(''), textsOf(''))
  const town = await Town.open(root)
  const chats = Array.from({ length: people }, (_, index) => `person-${index}`)
  await town.gather(chats)
  await town.begin()
  for (let round = 1; round < STEPS.length; round += 1) {
    const going = chats.filter((_, index) => index % STEPS.length >= round)
    await town.writeAll(going, 'una respuesta')
  }
  for (const chat of chats) town.take(chat)
  await writeSurvey(root, manySteps('new-'), textsOf('new-'))
  return { town, chats }
}

const MOVES = Object.fromEntries(STEPS.map((step) => [step, `move:new-${step}` as const]))

test(
  '1,000 people in 12 states are moved in less than 5 seconds',
  { timeout: 120_000 },
  async () => {
    const { town, chats } = await crowd(1_000)
    await using _ = town
    const { changes } = await town.plan()
    expect(changes[0]?.inside).toHaveLength(12)
    const from = performance.now()
    expect(await town.publish(MOVES)).toBe(1_000)
    await town.settle()
    const ms = performance.now() - from
    process.stdout.write(`1,000 people in 12 states moved in ${Math.round(ms)} ms\n`)
    expect(ms).toBeLessThan(5_000)
    for (const [index, chat] of chats.entries())
      expect(town.take(chat)).toEqual([`Pregunta new-${STEPS[index % STEPS.length]}`])
    const standings = await town.store.read((db) => countStandings(db))
    expect(standings.map(({ people }) => people).reduce((a, b) => a + b)).toBe(1_000)
    expect(new Set(standings.map(({ version }) => version)).size).toBe(1)
    expect(await town.timers()).toHaveLength(2_000)
    await town.writeAll(chats, 'otra respuesta')
    expect(town.take('person-0')).toEqual([`Pregunta new-${STEPS[1]}`])
  },
)

test(
  'a process killed right after the commit leaves nothing behind: the turns come after the restart',
  { timeout: 60_000 },
  async () => {
    const { town, chats } = await crowd(60)
    await using _ = town
    await town.stop()
    const script = fileURLToPath(new URL('publish-and-die.ts', import.meta.url))
    const child = spawn(
      process.execPath,
      [script, town.root, town.database, JSON.stringify(MOVES)],
      {
        stdio: 'inherit',
      },
    )
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')
    await town.start()
    await town.settle()
    for (const [index, chat] of chats.entries())
      expect(town.take(chat)).toEqual([`Pregunta new-${STEPS[index % STEPS.length]}`])
    expect((await town.plan()).changes).toEqual([])
  },
)
