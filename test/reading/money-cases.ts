import { readFileSync } from 'node:fs'

/** A text and what it must be read as: `amount`, `ask`, `ask:N,M` (these are offered), `either:N` (N or nothing recorded), `unknown`, `none`. */
export type MoneyCase = {
  readonly country: string
  readonly text: string
  readonly expected: string
  /** `shared`: the partners' cases; `catalogue`: the domain report; `own`: ours; `examiner`: written from the rules, run afterwards. */
  readonly source: string
}

/** The rows of money-cases.tsv, or of another file of cases; `\n` in a text is a new line. */
export function moneyCases(file = 'money-cases.tsv'): MoneyCase[] {
  const path = new URL(file, import.meta.url)
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [country = '', text = '', expected = '', source = ''] = line.split('\t')
    return { country, text: text.replaceAll('\\n', '\n'), expected, source }
  })
}
