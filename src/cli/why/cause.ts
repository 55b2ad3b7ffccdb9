import type { InputPayload } from '../../model/input.ts'
import type { MessageClass } from '../../model/message.ts'

/** What brought a message about; the sentences are in locales/<language>/calendar.ftl. */
export type Cause =
  | 'alert'
  | 'calendar'
  | 'coordination'
  | 'desk'
  | 'digest'
  | 'entered'
  | 'person'
  | 'publication'
  | 'reply'
  | 'safety'
  | 'timer'
  | 'undelivered'
  | 'who-speaks'

/** By the key of a message (what was not said in a turn names its writer there), else by the input of its turn. */
export function causeOf(
  { key, class: kind }: { readonly key: string; readonly class: MessageClass },
  input: { readonly payload: string } | undefined,
): Cause {
  const writer = WRITERS[key.split(':', 1)[0] ?? '']
  if (writer && (writer !== 'desk' || !input)) return writer
  if (!input) return 'alert'
  const payload = JSON.parse(input.payload) as InputPayload
  const cause = causeIn(payload)
  if (writer === undefined) return kind === 'alert' ? 'alert' : cause
  return cause === 'digest' || cause === 'undelivered' ? cause : writer
}

function causeIn(payload: InputPayload): Cause {
  switch (payload.type) {
    case 'start':
      return payload.by
    case 'timer':
      return 'timer'
    case 'migrate':
      return 'publication'
    case 'text':
    case 'edited':
    case 'media':
    case 'blocked':
      return 'reply'
    case 'ticket':
      return 'desk'
    case 'digest':
      return 'digest'
    case 'case':
      return 'safety'
    case 'undelivered':
    case 'not-passed':
    case 'not-received':
      return 'undelivered'
    case 'paper-consent':
    case 'figure':
      return 'entered'
    default:
      return payload satisfies never
  }
}

const WRITERS: Readonly<Record<string, Cause>> = {
  alert: 'alert',
  coordination: 'coordination',
  desk: 'desk',
  safety: 'safety',
  who: 'who-speaks',
}
