/** Trouble that a person can mend: its message says what is wrong and what to do, and is all that is shown. */
export class Trouble extends Error {
  override readonly name: string = 'Trouble'
}

/** What a person is told of an error: trouble is one clear message; anything else is a bug and shows its stack. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isKnown = error instanceof Trouble || isBadOption(error)
  return isKnown ? error.message : (error.stack ?? error.message)
}

/** Whether `parseArgs` did not understand an option. */
export function isBadOption(error: unknown): error is Error & { readonly code: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('ERR_PARSE_ARGS')
}
