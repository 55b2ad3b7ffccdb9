import { RequestError } from '../model/request-error.ts'
import { COMMANDS } from './commands.ts'

/** `usage: safety list [--json]`: the ways to call a command, or the one that begins so (`cohort add`), a line each. */
export function usageOf(call: string): string {
  const [name = ''] = call.split(' ')
  const ways = COMMANDS[name]?.usage ?? []
  const meant = ways.filter((way) => `${way} `.startsWith(`${call} `))
  return `usage: ${(meant.length > 0 ? meant : ways).join('\n       ')}`
}

/** A call that is none of a command's ways; says what they are. */
export function misused(call: string): RequestError {
  return new RequestError(usageOf(call))
}
