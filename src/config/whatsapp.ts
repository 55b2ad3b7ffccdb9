import { readFileSync } from 'node:fs'
import type { Reading } from './reading.ts'
import { problemWith, VARIABLES, type Span } from './variables.ts'

/** Accounts over WhatsApp Web. */
export type WhatsAppConfig = {
  readonly accounts: readonly string[]
  /** What the accounts' keys are encrypted with. */
  readonly secret: string
  readonly url?: string
  readonly version?: string
  /** Conversations that may be begun in a day. */
  readonly newConversations: number
  /** Between messages that nobody asked for, and typing (seconds, from and to). */
  readonly gapSeconds: Span
  readonly typingSeconds: Span
}

/** The accounts, where any is named; their keys need a secret. */
export function whatsappOf(reading: Reading): WhatsAppConfig | undefined {
  const accounts = reading.of('WHATSAPP_ACCOUNTS')
  const url = reading.of('WHATSAPP_URL')
  const version = reading.of('WHATSAPP_VERSION')
  const pace = {
    newConversations: reading.of('WHATSAPP_NEW_CONVERSATIONS'),
    gapSeconds: reading.of('WHATSAPP_GAP_SECONDS'),
    typingSeconds: reading.of('WHATSAPP_TYPING_SECONDS'),
  }
  const secret = reading.of('SECRET_KEY') ?? secretIn(reading.of('SECRET_KEY_FILE'), reading)
  if (accounts === undefined) return undefined
  if (secret === undefined) {
    reading.miss('SECRET_KEY', 'WHATSAPP_ACCOUNTS')
    return undefined
  }
  const more = {
    ...(url === undefined ? {} : { url }),
    ...(version === undefined ? {} : { version }),
  }
  return { accounts, secret, ...pace, ...more }
}

/** What SECRET_KEY_FILE holds. */
function secretIn(file: string | undefined, { problems }: Reading): string | undefined {
  if (file === undefined) return undefined
  try {
    return VARIABLES.SECRET_KEY.schema.parse(readFileSync(file, 'utf8').trim())
  } catch {
    problems.push(problemWith('SECRET_KEY_FILE'))
    return undefined
  }
}
