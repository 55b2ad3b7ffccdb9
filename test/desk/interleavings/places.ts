import { expect } from 'vitest'
import { personOf, turnsIn, typeOf } from './snapshot.ts'
import type { Moment, Snapshot } from './snapshot.ts'
import { isHeldThroughout } from './silence.ts'

/** Where the conversations of those stand with whom somebody talks: as it was when the talk began. */
export class Places {
  readonly #places = new Map<number, Place>()

  /** While the talk goes on her place is the same, and when it is over she has it back, with as much time as was left. */
  expect(moment: Moment): void {
    const { before, after } = moment
    for (const her of after.people) {
      const was = personOf(before, her.id)?.hold
      const kept = this.#places.get(her.id)
      const isOver = was === 'talk' && her.hold === null && her.status === 'active'
      const isSame = isHeldThroughout(her, moment) && !isEntered(her.id, moment)
      if (kept && isSame) expect(placeOf(her.id, after)).toEqual(kept)
      if (kept && isOver && !isMoved(her.id, moment)) {
        const ago = after.now - (kept.since ?? Number.NaN)
        expect(placeOf(her.id, after)).toEqual({ ...later(kept, ago), since: null })
      }
      if (her.hold === 'talk' && was === null && !isMoved(her.id, moment))
        expect({ ...placeOf(her.id, after), since: null }).toEqual(placeOf(her.id, before))
      if (her.hold !== 'talk') this.#places.delete(her.id)
      else if (!kept || !isSame) this.#places.set(her.id, placeOf(her.id, after))
    }
  }
}

/** Her saved state and timers, and since when she is held. */
type Place = {
  readonly state: string | undefined
  readonly timers: readonly { readonly key: string; readonly due_at: number }[]
  readonly since: number | null
}

function placeOf(id: number, snapshot: Snapshot): Place {
  const isHers = ({ contact_id }: { contact_id: number }) => contact_id === id
  return {
    state: snapshot.states.find(isHers)?.state,
    timers: snapshot.timers
      .filter(isHers)
      .map(({ key, due_at, payload }) => ({ key, due_at, payload })),
    since: snapshot.people.find((each) => each.id === id)?.held_at ?? null,
  }
}

function later(place: Place, ms: number): Place {
  const timers = place.timers.map((each) => ({ ...each, due_at: each.due_at + ms }))
  return { ...place, timers }
}

/** A figure that the staff enters answers the question she stands at, also in a talk. */
function isEntered(id: number, moment: Moment): boolean {
  return turnsIn(moment).some((each) => each.contact_id === id && typeOf(each) === 'figure')
}

/** She, the calendar or a timer has moved it in the same moment. */
function isMoved(id: number, moment: Moment): boolean {
  return turnsIn(moment).some((each) => each.contact_id === id && typeOf(each) !== 'ticket')
}
