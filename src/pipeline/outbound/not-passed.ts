import type { InputPayload } from '../../model/input.ts'
import type { Media, Outcome } from '../../model/message.ts'
import { sendersOf, type NewInput } from '../../store/talk/inputs.ts'
import type { Tx } from '../../store/store.ts'
import type { Ended } from './failures.ts'

type Message = Ended['message']
type NotPassed = Extract<InputPayload, { readonly type: 'not-passed' }>

/**
 * Inputs about voice notes and photos that were given up on their way. Who sent one hears of it, by the input whose turn
 * passed it on; of one in a safety case, the officer who asked for it.
 */
export async function tellNotPassed(
  tx: Tx,
  lost: readonly Ended[],
  now: number,
): Promise<readonly NewInput[]> {
  const passed = lost.flatMap((each) => {
    const sent = passedOn(each.message)
    return sent ? [{ ...each, sent }] : []
  })
  if (passed.length === 0) return []
  const senders = await sendersOf(
    tx,
    passed.map(({ sent, message }) => ({ input: sent.input, to: message.contact_id })),
  )
  return passed.flatMap(({ message, outcome, sent }, index) => {
    const sender = senders[index]
    if (!sender) return []
    const { media, case: about } = sent
    const payload: NotPassed = {
      type: 'not-passed',
      media,
      why: whyOf(outcome),
      ...(sender.to === null ? {} : { to: sender.to }),
      ...(about === undefined ? {} : { case: about }),
    }
    return {
      account: 'outbox',
      external_id: `not-passed/${message.id}`,
      contact_id: sender.contact_id,
      address_id: null,
      payload: JSON.stringify(payload),
      heard_at: now,
    }
  })
}

/** A file that somebody sent on its way to somebody else, and the input that sent it so; recordings of the library are nobody's. */
export function passedOn({ key, media, disclosed_media }: Message) {
  const json = disclosed_media ?? media
  const cause = causeOf(key)
  if (json === null || !cause) return undefined
  const { type, source } = JSON.parse(json) as Media
  return 'account' in source ? { media: type, ...cause } : undefined
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
