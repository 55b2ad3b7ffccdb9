import { Trouble } from '../model/trouble.ts'

/** Something wrong in an author's file, said so that the author can mend it. */
export type Issue = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly cure: string
}

/** `flows/intro.yaml:14:5: error unknown-step: …`, one line an issue. */
export function formatIssue({ file, line, column, severity, code, message, cure }: Issue): string {
  return `${file}:${line}:${column}: ${severity} ${code}: ${message}; ${cure}`
}

/** Author's files that cannot be used; every issue is listed. */
export class FlowError extends Trouble {
  override readonly name = 'FlowError'
  readonly issues: readonly Issue[]

  constructor(issues: readonly Issue[]) {
    super(issues.map(formatIssue).join('\n'))
    this.issues = issues
  }
}
