import type { Decision, Effect } from '../../conversation/effect.ts'
import { readCall, readWaitingCall } from '../../desk/ticket/read-call.ts'
import type { Asking } from '../../desk/ticket/asking.ts'
import type { Tx } from '../../store/store.ts'

type Decided = Pick<Decision<unknown>, 'effects'>

/**
 * A turn that calls a person for her, or has words that may belong to a call, with how that call stands: what she is told
 * of it is true. `step` is pure, so such a turn is taken again with what was found. Undefined where there is nothing to know.
 */
export async function withCall<Base extends Pick<Asking, 'contact' | 'facts'>>(
  tx: Tx,
  base: Base,
  { effects }: Decided,
  now: number,
): Promise<Base | undefined> {
  const isTold = effects.some(({ type }) => type === 'say')
  const opened = effects.find(isOpenTicket)
  if (!isTold || base.facts.role !== 'entrepreneur') return undefined
  if (opened) return known(base, await readCall(tx, base, opened.reason, now))
  if (!effects.some(({ type }) => type === 'addToCall')) return undefined
  const call = await readWaitingCall(tx, base, now)
  return call && known(base, call)
}

function known<Base extends Pick<Asking, 'facts'>>(
  base: Base,
  call: NonNullable<Asking['facts']['call']>,
): Base {
  return { ...base, facts: { ...base.facts, call } }
}

function isOpenTicket(effect: Effect): effect is Extract<Effect, { type: 'openTicket' }> {
  return effect.type === 'openTicket'
}
