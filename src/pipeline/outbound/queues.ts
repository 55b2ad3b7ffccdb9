import type { ContactId } from '../../model/ids.ts'
import type { Answer } from './outbox.ts'

/** For whom something has not arrived yet on which account: what is said to them there now waits behind it. */
export class Queues {
  readonly #waiting: Set<string>

  constructor(waiting: readonly { readonly contact_id: ContactId; readonly account: string }[]) {
    this.#waiting = new Set(waiting.map(({ contact_id, account }) => `${contact_id}/${account}`))
  }

  isBehind({ message: { contact_id }, route }: Answer): boolean {
    const places = [`${contact_id}/${route?.account}`, `${contact_id}/${ANYWHERE}`]
    return places.some((place) => this.#waiting.has(place))
  }

  /** What has no route yet may go to any account: all that is said after it waits. */
  add({ message: { contact_id }, route }: Answer): void {
    this.#waiting.add(`${contact_id}/${route?.account ?? ANYWHERE}`)
  }
}

/** No account has an empty name. */
const ANYWHERE = ''
