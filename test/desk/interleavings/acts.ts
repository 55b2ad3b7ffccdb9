import * as fc from 'fast-check'
import { BACKUP, CONTACT, COORDINATOR, TRAINER } from '../../../src/stories/stage.ts'
import { SUCCESSOR } from '../town.ts'

/**
 * What somebody does. WORDS in a text, and a file, are made unlike all others as it is done, so that it is known where they
 * went. A `ticket` is counted among the open ones, and two more: the last closed, and one that never was.
 */
export type Act =
  | {
      readonly type: 'write'
      readonly chat: string
      readonly text: string
      readonly ticket?: number
    }
  /** As a reply to one of the messages about tickets that she has been sent. */
  | { readonly type: 'reply'; readonly chat: string; readonly to: number; readonly text: string }
  | { readonly type: 'send'; readonly chat: string; readonly media: 'voice' | 'photo' }
  | { readonly type: 'start'; readonly chat: string }
  /** A message of the programme waits in the outbox, as after an outage. */
  | { readonly type: 'queue'; readonly chat: string; readonly kind: 'reminder' | 'broadcast' }
  /** The network says that she has blocked the account. */
  | { readonly type: 'block'; readonly chat: string }
  | { readonly type: 'wait'; readonly hours: number }

/** Who talks with somebody when it is done, and with whom: else the trainer and the first of her people. */
export const TALKING = 'who talks'
export const TALKED_WITH = 'who is talked with'

/** Most happens to one of them, so that more than one thing happens to her. */
const somebody = fc.constantFrom(CONTACT, CONTACT, TALKED_WITH, 'petrona', 'sv-entrepreneur')
const staff = fc.constantFrom(
  TALKING,
  TALKING,
  TRAINER,
  BACKUP,
  COORDINATOR,
  'sv-trainer',
  'sv-coordinator',
)

const herWords = fc.constantFrom('ayuda', 'ayuda', '450', 'sí', 'no', 'gracias', 'menú', '1', '2')
const leaving = fc.constantFrom('alto', 'empezar')
const answers = fc.constantFrom('1', '1', '1', '2', '3', 'cerrar', 'pasar', 'tomar')
const commands = fc.constantFrom(
  'pendientes',
  'menú',
  'mi grupo hoy',
  'lista de llamadas',
  'lista de visitas',
  'anotar Xiomara 150 visita',
  'anotar Guadalupe 150 visita',
  'nueva fecha',
  'resumen semanal',
  'fuera hasta el 30 de noviembre',
  'de vuelta',
)
const words = fc.constant('WORDS')
const aboutTicket = fc.oneof(words, answers)

/** Each with how often it is done. */
const ACTS: readonly (readonly [number, fc.Arbitrary<Act>])[] = [
  [8, fc.record({ type: one('write'), chat: somebody, text: herWords })],
  [5, fc.record({ type: one('write'), chat: fc.constant(TALKED_WITH), text: words })],
  [2, fc.record({ type: one('write'), chat: somebody, text: words })],
  [1, fc.record({ type: one('write'), chat: somebody, text: leaving })],
  [1, fc.record({ type: one('write'), chat: somebody, text: fc.constant('mi marido me pega') })],
  [5, fc.record({ type: one('write'), chat: staff, text: answers })],
  [5, fc.record({ type: one('write'), chat: staff, text: commands })],
  [10, fc.record({ type: one('write'), chat: fc.constant(TALKING), text: words })],
  [4, fc.record({ type: one('write'), chat: staff, text: words })],
  [1, fc.record({ type: one('write'), chat: staff, text: leaving })],
  [1, fc.record({ type: one('write'), chat: fc.constant(SUCCESSOR), text: fc.constant('CODE') })],
  [11, fc.record({ type: one('write'), chat: staff, text: aboutTicket, ticket: fc.nat(9) })],
  [5, fc.record({ type: one('reply'), chat: staff, text: aboutTicket, to: fc.nat(3) })],
  [4, fc.record({ type: one('send'), chat: somebody, media: fc.constantFrom('voice', 'photo') })],
  [2, fc.record({ type: one('send'), chat: staff, media: fc.constantFrom('voice', 'photo') })],
  [1, fc.record({ type: one('block'), chat: somebody })],
  [1, fc.record({ type: one('block'), chat: staff })],
  [3, fc.record({ type: one('start'), chat: somebody })],
  [
    3,
    fc.record({
      type: one('queue'),
      chat: somebody,
      kind: fc.constantFrom('reminder', 'broadcast'),
    }),
  ],
  [5, fc.record({ type: one('wait'), hours: fc.constantFrom(1, 1, 3, 3, 9, 24) })],
]

const act = fc.oneof(...ACTS.map(([weight, arbitrary]) => ({ weight, arbitrary })))

function one<T extends Act['type']>(type: T): fc.Arbitrary<T> {
  return fc.constant(type)
}

/** What is done at once: mostly one thing, sometimes two. */
const moment = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(act) },
  { weight: 1, arbitrary: fc.tuple(act, act) },
)

const helps = (chat: string): Act => ({ type: 'write', chat, text: 'ayuda' })
const claims = (chat: string, ticket: number): Act => ({ type: 'write', chat, ticket, text: '1' })
const waits = (hours: number): Act => ({ type: 'wait', hours })

const TWO_TALKS = [[helps(CONTACT)], [helps('petrona')], [claims(TRAINER, 0)], [claims(TRAINER, 1)]]

const says = (chat: string): Act => ({ type: 'write', chat, text: 'WORDS' })

/** Her question's reminder comes due while her trainer talks with her. */
export const NUDGED = [
  [{ type: 'start', chat: CONTACT }],
  [waits(22)],
  [helps(CONTACT)],
  [claims(TRAINER, 0)],
  [waits(1)],
  [says(CONTACT)],
  [waits(1)],
  [says(TRAINER)],
  [waits(1)],
] as const satisfies readonly (readonly Act[])[]

/** Most runs begin in the middle of something. */
const BEGINNINGS: readonly (readonly (readonly Act[])[])[] = [
  [],
  [[{ type: 'start', chat: CONTACT }], [helps(CONTACT)], [claims(TRAINER, 0)]],
  TWO_TALKS,
  TWO_TALKS,
  TWO_TALKS,
  [[helps(CONTACT)], [waits(3)], [claims(BACKUP, 0)], [helps('petrona')], [claims(TRAINER, 1)]],
  [[helps(CONTACT), helps('sv-entrepreneur')], [waits(3)], [waits(3)], [waits(3)]],
  [[helps('sv-entrepreneur')], [claims('sv-trainer', 0)], [helps(CONTACT)], [waits(3)]],
  [
    [{ type: 'start', chat: CONTACT }],
    [{ type: 'write', chat: TRAINER, text: 'fuera hasta el 30 de noviembre' }],
    [helps(CONTACT)],
    [claims(BACKUP, 0)],
    [{ type: 'queue', chat: CONTACT, kind: 'reminder' }],
  ],
  [[{ type: 'write', chat: TRAINER, text: 'alto' }], [helps(CONTACT)], [waits(3)]],
  NUDGED,
]

export const interleaving: fc.Arbitrary<readonly (readonly Act[])[]> = fc
  .tuple(fc.constantFrom(...BEGINNINGS), fc.array(moment, { minLength: 15, maxLength: 45 }))
  .map(([beginning, moments]) => [...beginning, ...moments])
