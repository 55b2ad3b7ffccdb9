import type { InputPayload } from '../../model/input.ts'
import type { Media, Outcome } from '../../model/message.ts'
import { namesOf } from '../../store/people/contacts.ts'
import { sendersOf, type NewInput } from '../../store/talk/inputs.ts'
import type { Tx } from '../../store/store.ts'
import type { Ended } from './failures.ts'

type Message = Ended['message']
type NotPassed = Extract<InputPayload, { readonly type: 'not-passed' }>
type NotReceived = Extract<InputPayload, { readonly type: 'not-received' }>

/**
 * Inputs about what people sent each other and was given up on its way, by the input whose turn passed it on. Who sent a
 * voice note, a photo, or words to one of the staff hears of it, and of a file who was to get it too; of one in a safety
 * case, the officer who asked for it.
 */
export async function tellNotPassed(
  tx: Tx,
  lost: readonly Ended[],
  now: number,
): Promise<readonly NewInput[]> {
  const passed = lost.flatMap((each) => {
    const sent = passedOn(each.message) ?? wordsOf(each.message)
    return sent ? [{ ...each, sent }] : []
  })
  if (passed.length === 0) return []
  const inputs = passed.map(({ sent }) => sent.input)
  const senders = new Map((await sendersOf(tx, inputs)).map((row) => [Number(row.id), row]))
  const to = passed.map(({ message }) => message.contact_id)
  const readers = new Map((await namesOf(tx, to)).map((row) => [row.id, row]))
  return passed.flatMap((each) => {
    const sender = senders.get(each.sent.input)
    const reader = readers.get(each.message.contact_id)
    return sender && reader ? inputsAbout(each, sender, reader, now) : []
  })
}

type Passed = Ended & { readonly sent: Sent }
type Sender = Awaited<ReturnType<typeof sendersOf>>[number]
type Reader = Awaited<ReturnType<typeof namesOf>>[number]

function inputsAbout(
  { message, outcome, sent }: Passed,
  sender: Sender,
  reader: Reader,
  now: number,
): readonly NewInput[] {
  const { media, case: about } = sent
  if (media === 'text' && !isHersToStaff(sender, reader)) return []
  const payload: NotPassed = {
    type: 'not-passed',
    media,
    why: media === 'text' ? 'other' : whyOf(outcome),
    ...(reader.name === null ? {} : { to: reader.name }),
    ...(about === undefined ? {} : { case: about }),
  }
  const row = { account: 'outbox', address_id: null, heard_at: now } as const
  const toSender = {
    ...row,
    external_id: `not-passed/${message.id}`,
    contact_id: sender.contact_id,
    payload: JSON.stringify(payload),
  }
  if (media === 'text' || about !== undefined) return [toSender]
  const from = sender.name === null ? {} : { from: sender.name }
  const toReader = {
    ...row,
    external_id: `not-received/${message.id}`,
    contact_id: reader.id,
    payload: JSON.stringify({ type: 'not-received', media, ...from } satisfies NotReceived),
  }
  return [toSender, toReader]
}

/** What an entrepreneur wrote; of words that did not reach her, who talks with her hears otherwise (`undelivered`). */
function isHersToStaff({ role, payload }: Sender, reader: Reader): boolean {
  const { type } = JSON.parse(payload) as InputPayload
  const isWritten = type === 'text' || type === 'edited'
  return isWritten && role === 'entrepreneur' && reader.role !== 'entrepreneur'
}

type Sent = {
  readonly media: NotPassed['media']
  readonly input: number
  readonly case?: number
}

/**
 * A file that somebody sent on its way to somebody else, and the input that sent it so; recordings of the library are
 * nobody's.
 */
export function passedOn({ key, media, disclosed_media }: Message): Sent | undefined {
  const json = disclosed_media ?? media
  const cause = causeOf(key)
  if (json === null || !cause) return undefined
  const { type, source } = JSON.parse(json) as Media
  return 'account' in source ? { media: type, ...cause } : undefined
}

/** Words that were passed on in a talk. */
function wordsOf({ key, media, disclosed_media }: Message): Sent | undefined {
  const [, sent] = /^desk:(\d+):/.exec(key) ?? []
  const isText = media === null && disclosed_media === null
  return sent === undefined || !isText ? undefined : { media: 'text', input: Number(sent) }
}

/**
 * `desk:<input>:…` is passed on in a talk, `alert:<input>:…` with a call for help, `safety:<case>:<input>:read:…` by the
 * officer who reads.
 */
function causeOf(key: string): { readonly input: number; readonly case?: number } | undefined {
  const [, sent] = /^(?:desk|alert):(\d+):/.exec(key) ?? []
  if (sent !== undefined) return { input: Number(sent) }
  const [, about, asked] = /^safety:(\d+):(\d+):read:/.exec(key) ?? []
  return asked === undefined ? undefined : { input: Number(asked), case: Number(about) }
}

function whyOf(outcome: Outcome): NotPassed['why'] {
  if (outcome.type !== 'refused') return 'other'
  if (outcome.reason === 'file-too-large') return 'too-large'
  return outcome.reason === 'file-gone' ? 'gone' : 'other'
}
