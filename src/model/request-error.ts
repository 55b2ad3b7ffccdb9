import { Trouble } from './trouble.ts'

/** A request that cannot be carried out as written; the message says what to write instead. */
export class RequestError extends Trouble {
  override readonly name = 'RequestError'
}
