import type { AccountState } from '../../../model/pairing.ts'
import type { StopReason } from './disconnect.ts'

/** How an account stands: what `pair --status`, the console and the health page say. */
export type Standing =
  | { readonly type: 'not-paired' }
  | { readonly type: 'connecting' }
  | { readonly type: 'open' }
  | { readonly type: 'replaced' }
  | { readonly type: 'stopped'; readonly reason: StopReason }
  | { readonly type: 'unusable'; readonly reason: string }

/** The same as the port knows it; `isResting` where the account's health lets it begin nothing. */
export function stateOf(standing: Standing, isResting: boolean): AccountState {
  if (standing.type === 'stopped') return standing.reason
  return standing.type === 'open' && isResting ? 'resting' : standing.type
}

/** What a person should do; undefined while all is well or mends itself. */
export function troubleOf(account: string, standing: Standing): string | undefined {
  const pair = `npm run -s micromba -- pair whatsapp --account ${account}`
  switch (standing.type) {
    case 'open':
    case 'connecting':
      return undefined
    case 'not-paired':
      return `the WhatsApp account '${account}' is not paired; pair it with '${pair}'`
    case 'replaced':
      return `another program uses the WhatsApp account '${account}'; stop one of the two, then start the service again`
    case 'stopped':
      return `WhatsApp has ended the account '${account}' (${standing.reason}); ${WHAT_NOW[standing.reason](pair)}`
    case 'unusable':
      return standing.reason
    default:
      return standing satisfies never
  }
}

const WHAT_NOW: Readonly<Record<StopReason, (pair: string) => string>> = {
  'logged-out': (pair) =>
    `it was logged out on the phone. Everything is kept; pair it again with '${pair}'`,
  banned: () =>
    "the number is banned or restricted. Everything is kept; 'npm run -s micromba -- drill ban' shows whom to call. " +
    'When the number may be used again, start the service anew',
  unlinked: (pair) =>
    `the phone no longer links devices this way. Everything is kept; pair it again with '${pair}'`,
}
