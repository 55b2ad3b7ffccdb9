import type { KeyChange, Receive } from '../../channels/channel.ts'
import type { Clock } from '../../clock.ts'
import type { InputPayload } from '../../model/input.ts'
import type { ChannelName, Incoming } from '../../model/message.ts'
import { addInputs, type NewInput } from '../../store/talk/inputs.ts'
import { writeSetting } from '../../store/service/settings.ts'
import { StoreError, type Store, type Tx } from '../../store/store.ts'
import { writeKeys } from '../../store/service/whatsapp-keys.ts'
import { gather } from '../gather.ts'
import { Identities } from './identity.ts'
import { ONE_PROCESS, type Leases } from '../accounts/leases.ts'

type Account = { readonly name: ChannelName; readonly account: string }
type Heard = {
  readonly heard: readonly Incoming[]
  readonly position: string | undefined
  readonly keys: readonly KeyChange[]
}

/**
 * The one door: what a channel heard becomes rows of `inputs`, once each, committed before it is acknowledged. It is open as
 * long as this process has the account without a break.
 */
export function createInbox(
  channel: Account,
  {
    store,
    clock,
    onInputs,
    onKept = () => {},
    leases = ONE_PROCESS,
  }: {
    store: Store
    clock: Clock
    onInputs: () => void
    /** What was heard is committed: other processes see it. */
    onKept?: () => void
    leases?: Leases
  },
): Receive {
  // keys and positions are those of this tenure: in a later one another process has gone on with the account
  const fence = leases.fenceOf(channel.account)
  const keep = gather<Heard>(store, async (tx, group) => {
    await expectOurs(tx, channel.account, leases, fence)
    await keepGroup(tx, channel, group, clock.now().getTime())
  })
  return async (heard, position, keys = []) => {
    const kept = keep({ heard, position, keys })
    // rung before the commit, so that the turns share it: what is heard and its answer are one flush to disk
    if (heard.length > 0) onInputs()
    await kept
    if (heard.length > 0) onKept()
  }
}

/** A process that has lost an account acknowledges nothing any more. */
async function expectOurs(
  tx: Tx,
  account: string,
  leases: Leases,
  fence: number | undefined,
): Promise<void> {
  const isHeld = fence !== undefined && leases.fenceOf(account) === fence
  if (isHeld && (await leases.confirm(tx, account, fence))) return
  throw new StoreError(`the account '${account}' is another process’s now`)
}

/** The setting that keeps how far into the network's stream an account has come. */
export function positionKey(account: string): string {
  return `position:${account}`
}

async function keepGroup(
  tx: Tx,
  channel: Account,
  group: readonly Heard[],
  now: number,
): Promise<void> {
  await keepHeard(
    tx,
    channel,
    group.flatMap(({ heard }) => heard),
    now,
  )
  await writeKeys(
    tx,
    channel.account,
    group.flatMap(({ keys }) => keys),
  )
  const position = group.findLast((each) => each.position !== undefined)?.position
  if (position !== undefined) await writeSetting(tx.db, positionKey(channel.account), position)
}

async function keepHeard(
  tx: Tx,
  channel: Account,
  heard: readonly Incoming[],
  now: number,
): Promise<void> {
  if (heard.length === 0) return
  const { account } = channel
  const identities = await Identities.read(tx, channel, heard, now)
  const inputs: NewInput[] = []
  for (const each of heard) {
    const address = await identities.addressOf(each)
    const payload = payloadOf(each)
    if (!payload) continue
    inputs.push({
      account,
      external_id: each.externalId,
      contact_id: address.contact_id,
      address_id: address.id,
      payload: JSON.stringify(payload),
      heard_at: each.sentAt.getTime(),
    })
  }
  await addInputs(tx, inputs)
}

/** What was said; `undefined` where the network only told who is who. */
function payloadOf({ content, replyTo }: Incoming): InputPayload | undefined {
  if (content.type === 'moved') return undefined
  if (content.type === 'edited' || content.type === 'blocked') return content
  const reply = replyTo === undefined ? {} : { replyTo }
  if (content.type === 'text') return { ...content, ...reply }
  const { type: media, ...rest } = content
  return { type: 'media', media, ...rest, ...reply }
}
