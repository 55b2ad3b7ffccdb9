import { z } from 'zod'
import { readLocaleFiles } from '../reading/locale-files.ts'

const list = z.array(z.string()).min(1)

/** `locales/<locale>/simulation.yaml` */
export const phrasesSchema = z.strictObject({
  names: list,
  surnames: list,
  trainers: list,
  amounts: list,
  zero: list,
  unknown: list,
  refuses: list,
  unclear: list,
  yes: list,
  no: list,
  thanks: list,
  help: list,
  stop: list,
  talk: list,
  advice: list,
  close: list,
  correct: list,
  steps: list,
  numbers: list,
  days: list,
})

/** What simulated people write (locales/<language>/simulation.yaml). */
export type Phrases = z.infer<typeof phrasesSchema>

export function loadPhrases(locale: string): Phrases {
  const files = readLocaleFiles(locale, 'simulation.yaml', phrasesSchema)
  const [first] = files
  if (!first) throw new Error(`locale '${locale}' has no simulation.yaml`)
  return Object.assign({}, first.data, ...files.map(({ data }) => data)) as Phrases
}
