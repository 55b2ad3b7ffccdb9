import { DATE_KINDS, type DateKind } from '../../model/cohort-date.ts'
import { RequestError } from '../../model/request-error.ts'
import { usageOf } from '../usage.ts'

/** The kind of date a word names; throws a RequestError with how to `call` the command for another. */
export function dateKind(word: string | undefined, call: string): DateKind {
  const kind = DATE_KINDS.find((each) => each === word)
  if (kind) return kind
  throw new RequestError(`'${word ?? ''}' is no kind of date\n${usageOf(call)}`)
}
