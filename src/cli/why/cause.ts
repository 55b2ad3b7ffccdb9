import type { InputPayload } from '../../model/input.ts'
import type { MessageClass } from '../../model/message.ts'

/** What brought a message about; the sentences are in locales/<language>/calendar.ftl. */
export type Cause =
  | 'alert'
  | 'calendar'
  | 'coordination'
  | 'desk'
  | 'entered'
  | 'person'
  | 'publication'
  | 'reply'
  | 'safety'
  | 'timer'
  | 'who-speaks'

/** By the key of a message (what was not said in a turn names its writer there), else by the input of its turn. */
export function causeOf(
  { key, class: kind }: { readonly key: string; readonly class: MessageClass },
  input: { readonly payload: string } | undefined,
): Cause {
  const writer = WRITERS[key.split(':', 1)[0] ?? '']
  if (writer) return writer
  if (kind === 'alert' || !input) return 'alert'
  const payload = JSON.parse(input.payload) as InputPayload
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
    case 'digest':
    case 'case':
    case 'undelivered':
    case 'not-passed':
    case 'not-received':
      return 'desk'
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
