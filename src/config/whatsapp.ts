import { readFileSync } from 'node:fs'
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
export function whatsappOf({
  accounts,
  secret,
  url,
  version,
  problems,
  ...pace
}: {
  accounts: readonly string[] | undefined
  secret: string | undefined
  url: string | undefined
  version: string | undefined
  newConversations: number
  gapSeconds: Span
  typingSeconds: Span
  problems: string[]
}): WhatsAppConfig | undefined {
  if (accounts === undefined) return undefined
  if (secret === undefined) {
    problems.push(problemWith('SECRET_KEY', 'WHATSAPP_ACCOUNTS'))
    return undefined
  }
  const more = {
    ...(url === undefined ? {} : { url }),
    ...(version === undefined ? {} : { version }),
  }
  return { accounts, secret, ...pace, ...more }
}

/** What SECRET_KEY_FILE holds. */
export function secretIn(file: string | undefined, problems: string[]): string | undefined {
  if (file === undefined) return undefined
  try {
    return VARIABLES.SECRET_KEY.schema.parse(readFileSync(file, 'utf8').trim())
  } catch {
    problems.push(problemWith('SECRET_KEY_FILE'))
    return undefined
  }
}
