import type { StateValue } from 'xstate'
import { exploredFlow } from '../flow/check/explored.ts'
import type { Finding } from '../flow/check/finding.ts'
import { isSound, type Material, type SoundFlow } from '../flow/check/material.ts'
import { WEEK } from '../flow/explore/facts.ts'
import type { Flow } from '../flow/flow.ts'
import type { FlowContext, Mode, Pending } from '../flow/machine.ts'
import { NO_RECORDINGS } from '../flow/recordings.ts'
import { Texts } from '../flow/texts.ts'
import type { Country } from '../reading/country.ts'
import { intentWords, readIntent, type IntentType } from '../reading/messages/intents.ts'
import { loadSpeakerWords } from '../reading/messages/speaker.ts'
import { loadWords, type Words } from '../reading/words.ts'
import { step, type World } from './step.ts'
import type { ConversationState, Frame } from './state.ts'

/** What must be heard wherever a person is. */
const ASKED = ['help', 'stop', 'correct'] as const satisfies readonly IntentType[]

/**
 * Writes "help", "stop" and "correct" in the engine itself wherever a flow waits: help brings her back to where she was,
 * stop leaves every flow, correct keeps her place; none meets silence. A check like those of flow/check/.
 */
export function heardEverywhere(material: Material): readonly Finding[] {
  const sound = material.flows.filter(isSound).filter(({ programme }) => programme === undefined)
  const flows = new Map(sound.map((flow) => [flow.name, flowOf(flow, material)]))
  const world = worldOf(flows, material)
  const words = ASKED.filter((intent) => world.flows.forIntent(intent)).map((intent) => {
    return { intent, word: wordFor(intent, material, world.speech.words) }
  })
  return words.flatMap(({ intent, word }): readonly Finding[] => {
    // in the flow that answers it, the word may be part of an answer
    const others = sound.filter(({ script }) => !script.intents.includes(intent))
    const frame = others.flatMap(placesIn).find((each) => !isHeard(intent, word, each, world))
    return frame ? [lost(sound, frame, intent, word)] : []
  })
}

/** What people write for it: the first phrase of the language's file; looked up in all of them only where that is none. */
function wordFor(intent: IntentType, { sources }: Material, words: Words): string {
  const file = sources.files.get('locales/es/intents.yaml') ?? ''
  const first = new RegExp(`^  ${intent}:\\n    whole:\\n      - (.+)$`, 'm').exec(file)?.[1]
  if (first !== undefined && readIntent(first, words)?.type === intent) return first
  return [...intentWords(words)].find(([, type]) => type === intent)?.[0] ?? intent
}

/** Whether the words do what they should at a place. */
function isHeard(
  intent: (typeof ASKED)[number],
  word: string,
  frame: Frame,
  world: World,
): boolean {
  const state: ConversationState = { sequence: 1, frames: [frame], next: [] }
  const turn = attempt(() => step(state, { type: 'text', text: word }, world))
  if (!turn) return false
  const { frames } = turn.state
  const isTold = turn.effects.some(({ type }) => type === 'say')
  if (intent === 'stop') return isTold && frames.length === 0
  const [below] = frames
  const isKept = below?.id === frame.id && placeOf(below) === placeOf(frame)
  return isTold && isKept && (intent === 'correct' || frames.length === 1)
}

function attempt<T>(turn: () => T): T | undefined {
  try {
    return turn()
  } catch {
    return undefined
  }
}

/** The step; the mode of a question may change when an amount is taken back. */
function placeOf({ value }: Frame): string | undefined {
  return typeof value === 'string' ? value : Object.keys(value)[0]
}

/** Every step, and every mode of a question, in which a run waits. */
function placesIn(flow: SoundFlow): readonly Frame[] {
  return [...flow.steps].flatMap(([name, script]): readonly Frame[] => {
    if ('wait' in script) return [frameOf(flow, name)]
    if (!('ask' in script)) return []
    const modes: Mode[] = ['asking']
    if (script.ask === 'money') modes.push('choosing')
    if (script.ask === 'money' || script.confirm === 'always') modes.push('confirming')
    return modes.map((mode) => frameOf(flow, { [name]: mode }, PENDING[mode]))
  })
}

const FIGURE = { minor: 45_000, raw: '450', rule: 'rehearsed', approximate: false } as const

const PENDING: Readonly<Record<Mode, Pending | undefined>> = {
  asking: undefined,
  choosing: { type: 'choose', raw: '450', why: 'range', candidates: [45_000, 90_000] },
  confirming: { type: 'confirm', answer: { value: 450, raw: '450', figure: FIGURE } },
}

function frameOf(flow: SoundFlow, value: StateValue, pending?: Pending): Frame {
  const { name } = flow
  const answers = [...flow.steps].flatMap(([question, script]) => {
    return 'ask' in script ? [[question, script.ask === 'money' ? 450 : '2026-12-15']] : []
  })
  const context: FlowContext = {
    week: WEEK,
    answers: Object.fromEntries(answers),
    recorded: {},
    tries: 0,
    asks: 0,
    ...(pending ? { pending } : {}),
  }
  return { id: 1, flow: name, version: name, value, context, timers: {}, late: [] }
}

function flowOf(flow: SoundFlow, material: Material): Flow {
  const { name, script } = flow
  const { machine } = exploredFlow(flow, material)
  return { name, version: name, script, machine, texts: textsOf(name, material) }
}

function textsOf(name: string, { sources }: Material): Texts {
  const source = sources.files.get(`locales/es/${name}.ftl`)
  return new Texts(source === undefined ? {} : { es: source })
}

/** An active person who has recorded an amount, in a country of no particular money. */
function worldOf(flows: ReadonlyMap<string, Flow>, material: Material): World {
  const bound = [...flows.values()].flatMap((flow) =>
    flow.script.intents.map((intent) => [intent, flow] as const),
  )
  const byIntent = new Map(bound)
  return {
    now: 1_795_737_600_000,
    facts: {
      role: 'entrepreneur',
      status: 'active',
      consented: true,
      zone: 'UTC',
      name: 'x',
      trainer: 'x',
      fields: {},
      figures: [
        {
          figure: 'sales',
          week: WEEK,
          minor: 45_000,
          confirmed: true,
          corrected: false,
          rule: 'x',
          toldAt: 1_795_730_000_000,
        },
      ],
    },
    flows: {
      current: (name) => flows.get(name),
      pinned: (version) => flows.get(version) as Flow,
      forIntent: (intent) => byIntent.get(intent),
    },
    speech: {
      locale: 'es',
      words: loadWords('es'),
      speakers: loadSpeakerWords('es'),
      country: PLAIN_COUNTRY,
      texts: textsOf('conversation', material),
      languages: new Map(),
      recordings: NO_RECORDINGS,
    },
  }
}

/** As much of a country as it takes to write small amounts; none is read here. */
const PLAIN_COUNTRY = {
  code: 'XX',
  locale: 'es',
  currency: 'XXX',
  style: { symbol: '', thousands: ',', decimal: '.' },
  unit: { one: '', many: '' },
  cents: { one: '', many: '' },
} as unknown as Country

/** Said once, where the flow is that answers. */
function lost(
  flows: readonly SoundFlow[],
  frame: Frame,
  intent: IntentType,
  word: string,
): Finding {
  const answering = flows.find(({ script }) => script.intents.includes(intent))
  const place = answering?.yaml.placeOf(['intents']) ?? { line: 1, column: 1 }
  const values = { step: placeOf(frame) ?? '', flow: frame.flow, intent, word }
  return { code: 'lost-place', file: answering?.file ?? '', ...place, values }
}
