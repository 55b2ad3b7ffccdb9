import type { ContactId, MessageId } from '../model/ids.ts'
import type { InputPayload } from '../model/input.ts'
import type { Media, Outcome } from '../model/message.ts'
import { sendersOf, type NewInput } from '../store/inputs.ts'
import type { Tx } from '../store/store.ts'

/** A voice note or a photo that somebody sent, and that was given up on its way to somebody else. */
export type NotPassed = {
  readonly message: {
    readonly id: MessageId
    readonly key: string
    readonly contact_id: ContactId
    readonly media: string | null
  }
  readonly outcome: Outcome
}

/** Whoever sent what did not arrive hears of it: inputs for them, by the input whose turn passed it on. */
export async function tellSenders(
  tx: Tx,
  all: readonly NotPassed[],
  now: number,
): Promise<readonly NewInput[]> {
  const passed = all.flatMap((each) => {
    const media = mediaOf(each.message.media)
    const input = causeOf(each.message.key)
    return media && input !== undefined ? [{ ...each, media, input }] : []
  })
  if (passed.length === 0) return []
  const senders = await sendersOf(
    tx,
    passed.map(({ input, message }) => ({ input, to: message.contact_id })),
  )
  return passed.flatMap(({ message, outcome, media }, index) => {
    const sender = senders[index]
    if (!sender) return []
    const payload: InputPayload = {
      type: 'not-passed',
      media: media.type,
      why: whyOf(outcome),
      ...(sender.to === null ? {} : { to: sender.to }),
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

/** What somebody sent; recordings of the library are nobody's. */
function mediaOf(json: string | null): Media | undefined {
  const media = json === null ? undefined : (JSON.parse(json) as Media)
  return media && 'account' in media.source ? media : undefined
}

/** `desk:<input>:…` is passed on in a talk, `alert:<input>:…` with a call for help. */
function causeOf(key: string): number | undefined {
  const [, id] = /^(?:desk|alert):(\d+):/.exec(key) ?? []
  return id === undefined ? undefined : Number(id)
}

function whyOf(outcome: Outcome): 'gone' | 'too-large' | 'other' {
  if (outcome.type !== 'refused') return 'other'
  if (outcome.reason === 'file-too-large') return 'too-large'
  return outcome.reason === 'file-gone' ? 'gone' : 'other'
}
