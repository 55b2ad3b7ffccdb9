import type { Speech } from '../../conversation/facts.ts'
import { common } from '../../conversation/say/common-text.ts'
import type { Library } from '../../flow/library.ts'
import type { ContactId } from '../../model/ids.ts'
import type { InputPayload } from '../../model/input.ts'
import { readChoice } from '../../reading/answers/choice.ts'
import { readIntent } from '../../reading/messages/intents.ts'
import { readSafety } from '../../reading/messages/safety.ts'
import { isSomebodyElse, readSpeaker } from '../../reading/messages/speaker.ts'
import { findContacts } from '../../store/people/contacts.ts'
import { finishInputs, type WaitingInput } from '../../store/talk/inputs.ts'
import {
  ASKED,
  askedWho,
  doubtSpeaker,
  giveInput,
  HELD,
  letSpeak,
  sharersOf,
  trustSpeaker,
} from '../../store/people/shared-phones.ts'
import type { Tx } from '../../store/store.ts'
import type { Answer } from '../outbound/outbox.ts'
import type { Speeches } from '../turn/speech.ts'

export type WhoOptions = {
  readonly library: Library
  readonly speeches: Speeches
  readonly now: number
}

type Sharer = Awaited<ReturnType<typeof sharersOf>>[number]

/** Inputs that may have their turn, what is asked or said of the others, and who shares a phone. */
export type HeardWho = {
  readonly heard: readonly WaitingInput[]
  readonly said: readonly Answer[]
  readonly sharers: readonly Sharer[]
}

/**
 * Several people may share a phone. What comes from it belongs to who spoke last, until another says that it is her, or
 * the programme has written to another: then "with whom am I talking?" is asked first, and what was written meanwhile
 * waits for the answer and is hers who gives it. A call for help, or a word of danger, waits for nothing.
 */
export async function hearWho(
  tx: Tx,
  inputs: readonly WaitingInput[],
  options: WhoOptions,
): Promise<HeardWho> {
  const contacts = [...new Set(inputs.map(({ contact_id }) => contact_id))]
  const sharers = await sharersOf(tx, contacts)
  if (sharers.length === 0) return { heard: inputs, said: [], sharers }
  const heard: WaitingInput[] = []
  const said: Answer[] = []
  for (const input of inputs) {
    const group = sharers.filter(({ address_id }) => address_id === input.address_id)
    const text = group.length > 1 ? textOf(input) : undefined
    const settled =
      text === undefined ? 'heard' : await settleWho(tx, { input, group, text }, options)
    if (settled === 'heard') heard.push(input)
    else said.push(...settled)
  }
  return { heard, said, sharers }
}

/** After the programme has written to another of those who share a phone, nobody knows whose the next answer is. */
export async function doubtSpeakers(
  tx: Tx,
  writtenTo: readonly ContactId[],
  sharers: readonly Sharer[],
): Promise<void> {
  const doubtful = sharers.filter(
    ({ contact_id, speaker_id }) => contact_id !== speaker_id && writtenTo.includes(contact_id),
  )
  for (const { address_id } of doubtful) await doubtSpeaker(tx, address_id)
}

/** What she wrote, empty for what is no text; undefined for what she did not write. */
function textOf({ payload }: WaitingInput): string | undefined {
  const heard = JSON.parse(payload) as InputPayload
  if (heard.type === 'text' || heard.type === 'edited') return heard.text
  return heard.type === 'media' ? (heard.caption ?? '') : undefined
}

type Shared = {
  readonly input: WaitingInput
  readonly group: readonly Sharer[]
  readonly text: string
}

async function settleWho(
  tx: Tx,
  shared: Shared,
  { library, speeches, now }: WhoOptions,
): Promise<'heard' | readonly Answer[]> {
  const { input, group, text } = shared
  const [{ speaker_id, unsure, address_id } = NOBODY] = group
  if (input.contact_id !== speaker_id) {
    await giveInput(tx, input.id, speaker_id)
    return []
  }
  const [speaker] = await findContacts(tx, [speaker_id])
  const programme = library.programmes.get(speaker?.programme ?? '')
  const speech = speeches.of(programme, speaker?.language ?? undefined)
  const asked = await askedWho(tx, address_id, speaker_id)
  const named = whoIs(shared, { isAsked: asked.length > 0, isUnsure: unsure === 1 }, speech)
  const finish = (problem: string) =>
    finishInputs(tx, [
      { id: input.id, status: 'done', attempts: input.attempts + 1, done_at: now, problem },
    ])
  if (named !== undefined && (unsure === 1 || named !== speaker_id)) {
    await finish('said who she is')
    const held = await letSpeak(tx, { address: address_id, speaker: speaker_id, contact: named })
    return held > 0 ? [] : [answer(shared, common(speech, 'who-thanks', nameOf(group, named)), now)]
  }
  if (unsure === 0 && !isSomebodyElse(text, speech.speakers)) return 'heard'
  // what she is asked of a danger is asked last: a digit answers that, and not who she is
  if (isDanger(text, speech)) await trustSpeaker(tx, address_id)
  if (isUrgent(text, speech)) return 'heard'
  await finish(unsure === 0 ? ASKED : HELD)
  if (unsure === 0) await doubtSpeaker(tx, address_id)
  return [answer(shared, question(group, speech), now)]
}

const NOBODY = { speaker_id: 0 as ContactId, unsure: 0, address_id: 0 as never } as const

function whoIs(
  { group, text }: Shared,
  { isAsked, isUnsure }: { readonly isAsked: boolean; readonly isUnsure: boolean },
  speech: Speech,
): ContactId | undefined {
  const speakers = group.map(({ contact_id, name }) => ({ id: contact_id, name: name ?? '' }))
  const introduced = readSpeaker(text, speakers, speech.speakers)
  if (introduced !== undefined || !isAsked || !isUnsure) return introduced
  const options = speakers.map(({ id, name }) => ({ key: String(id), label: name }))
  const choice = readChoice(text, options, speech.words)
  return choice.type === 'choice' ? (Number(choice.key) as ContactId) : undefined
}

function isUrgent(text: string, { words, safety }: Speech): boolean {
  const intent = readIntent(text, words)?.type
  return (
    intent === 'help' || intent === 'human' || (safety && readSafety(text, safety)) !== undefined
  )
}

function isDanger(text: string, { safety }: Speech): boolean {
  return safety !== undefined && readSafety(text, safety)?.level === 'full'
}

function question(
  group: readonly Sharer[],
  speech: Speech,
): { text: string; choices: readonly string[] } {
  const choices = group.map(({ name }) => name ?? '?')
  const lines = choices.map((name, index) => `${index + 1}. ${name}`)
  return { text: [common(speech, 'who-speaks'), ...lines].join('\n'), choices }
}

function nameOf(group: readonly Sharer[], id: ContactId): (name: string) => string | undefined {
  const found = group.find(({ contact_id }) => contact_id === id)?.name ?? ''
  return (name) => (name === 'name' ? found : undefined)
}

function answer(
  { input }: Shared,
  said: string | { text: string; choices: readonly string[] },
  now: number,
): Answer {
  const { id, contact_id, address_id } = input
  if (address_id === null) throw new Error(`input ${id} came from no address`)
  const { text, choices } = typeof said === 'string' ? { text: said, choices: undefined } : said
  return {
    message: {
      key: `who:${id}`,
      contact_id,
      address_id,
      class: 'reply',
      text,
      choices: choices ? JSON.stringify(choices) : null,
      due_at: now,
      created_at: now,
    },
  }
}
