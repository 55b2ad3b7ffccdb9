import type { Say } from '../words.ts'

/** Why a message was not sent, in words; a reason that has none (the network's own, say) is shown as it is. */
export function wordsForReason(reason: string, say: Say): string {
  const [kind = '', topic = '', code = '', subject = '', detail = 'none'] = reason.split(': ')
  if (kind === 'no-template' && CODES.has(code))
    return say(`unsent-${code}`, { topic, subject, detail })
  return KINDS.has(kind) ? say(`unsent-${kind}`) : reason
}

/** Why there was no template (`channels/whatsapp-cloud/templates.ts`). */
const CODES: ReadonlySet<string> = new Set([
  'none',
  'not-approved',
  'not-known',
  'too-long',
  'media',
])

const KINDS: ReadonlySet<string> = new Set(['blocked', 'gone', 'window-closed'])
