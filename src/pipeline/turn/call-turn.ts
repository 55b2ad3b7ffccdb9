import type { Effect } from '../../conversation/effect.ts'
import { readCall, readWaitingCall } from '../../desk/ticket/read-call.ts'
import type { Asking } from '../../desk/ticket/asking.ts'
import type { Tx } from '../../store/store.ts'

type Based = Pick<Asking, 'contact' | 'facts'>

/**
 * Takes a turn. One that calls a person for her, or has words that may belong to a call, is taken again knowing how that
 * call stands: what she is told of it is true. `take` is pure; `effectsOf` are those of what it gives.
 */
export async function takeKnowing<Base extends Based, Taken>(
  tx: Tx,
  base: Base,
  now: number,
  take: (base: Base) => Taken,
  effectsOf: (taken: Taken) => readonly Effect[],
): Promise<Taken> {
  const taken = take(base)
  const knowing = await withCall(tx, base, effectsOf(taken), now)
  return knowing ? take(knowing) : taken
}

/** Undefined where there is nothing to know. */
async function withCall<Base extends Based>(
  tx: Tx,
  base: Base,
  effects: readonly Effect[],
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
