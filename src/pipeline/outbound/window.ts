import type { Channel } from '../../channels/channel.ts'
import type { ContactId, MessageId } from '../../model/ids.ts'
import type { InputPayload } from '../../model/input.ts'
import type { Occasion } from '../../model/message.ts'
import type { PendingMessage } from '../../store/talk/due-messages.ts'
import type { Tx } from '../../store/store.ts'
import { payloadsOf } from './cause.ts'
import { WINDOW_CLOSED } from './settle.ts'
import { standingsOf, wroteSince, type Standing } from '../../store/talk/windows.ts'

/** Adds the occasion to messages whose person has not written to the account within its channel's window. */
export async function withOccasions<Message extends Leaving>(
  tx: Tx,
  messages: readonly Message[],
  channels: ReadonlyMap<string, Channel>,
  now: number,
): Promise<readonly (Message & { readonly occasion?: Occasion })[]> {
  const windowOf = ({ account }: Leaving) => channels.get(account)?.windowMs
  const windowed = Map.groupBy(
    messages.filter((each) => windowOf(each) !== undefined),
    ({ account }) => account,
  )
  const occasions = new Map<MessageId, Occasion>()
  for (const [account, group] of windowed) {
    const since = now - (channels.get(account)?.windowMs ?? 0)
    const contacts = group.map(({ contact_id }) => contact_id)
    const open = await wroteSince(tx, account, contacts, since)
    const closed = group.filter(
      ({ contact_id, reason }) => !open.has(contact_id) || reason === WINDOW_CLOSED,
    )
    for (const [id, occasion] of await occasionsOf(tx, closed)) occasions.set(id, occasion)
  }
  return messages.map((message) => {
    const occasion = occasions.get(message.id)
    return occasion ? { ...message, occasion } : message
  })
}

/** What has to be known of a message that leaves. */
type Leaving = Pick<PendingMessage, 'id' | 'key' | 'contact_id' | 'account' | 'class' | 'reason'>

async function occasionsOf(
  tx: Tx,
  messages: readonly Leaving[],
): Promise<readonly (readonly [MessageId, Occasion])[]> {
  if (messages.length === 0) return []
  const contacts = messages.map(({ contact_id }) => contact_id)
  const rows = await standingsOf(tx, contacts)
  const standings = new Map<ContactId, Standing>(rows.map((row) => [row.id, row]))
  const payloads = await payloadsOf(tx, messages)
  return messages.map((message) => {
    const standing = standings.get(message.contact_id)
    return [message.id, occasionOf(message, payloads.get(message.id), standing)] as const
  })
}

function occasionOf(
  message: Leaving,
  payload: InputPayload | undefined,
  standing: Standing | undefined,
): Occasion {
  const { name, trainer, language } = standing ?? {}
  return {
    topic: topicOf(message, payload, standing),
    ...(language && { language }),
    ...(name && { name }),
    ...(trainer && { trainer }),
  }
}

/** What was started, and the question it has come to; a flow that only says something is over by now. */
function topicOf(
  message: Leaving,
  payload: InputPayload | undefined,
  { flow = null, step = null }: Partial<Standing> = {},
): string {
  if (payload?.type === 'start' && payload.flow !== flow) return payload.flow
  const isFlow = payload?.type === 'start' || payload?.type === 'timer'
  return isFlow && flow !== null ? `${flow}/${step ?? ''}` : message.class
}
