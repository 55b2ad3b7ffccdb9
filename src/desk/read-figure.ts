import type { FigureAnswer } from '../model/figure.ts'
import type { Country } from '../reading/country.ts'
import { readMoney } from '../reading/money/read-money.ts'
import { readNumber } from '../reading/answers/number.ts'
import type { Words } from '../reading/words.ts'

/** A figure as a trainer writes it, money or a count, in hundredths; undefined where it has not one meaning. */
export function readFigure(
  text: string,
  kind: 'money' | 'number',
  { country, words }: { readonly country?: Country | undefined; readonly words: Words },
): FigureAnswer | undefined {
  if (kind === 'number') {
    const reading = readNumber(text, words)
    if (reading.type !== 'number') return undefined
    const minor = Math.round(reading.value * 100)
    return { minor, raw: text, rule: 'number', approximate: false }
  }
  const reading = country && readMoney(text, country)
  if (reading?.type !== 'amount') return undefined
  const { minor, rule, approximate } = reading
  return { minor, raw: text, rule, approximate }
}
