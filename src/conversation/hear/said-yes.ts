import { formatMoney } from '../../model/money.ts'
import { behindYesNo, readYesNo } from '../../reading/answers/yes-no.ts'
import { saysOtherwise } from '../../reading/money/limits.ts'
import { readMoney } from '../../reading/money/read-money.ts'
import type { Words } from '../../reading/words.ts'
import type { Scene } from '../say/render.ts'
import type { OpenQuestion } from './hear.ts'
import { moneyAsked } from './money-asked.ts'

/**
 * "sí, de ganancia", "sí, contando lo de mi hermana": what she says behind her yes would make any amount doubtful that stood
 * before it.
 */
export function isLimited(
  text: string,
  { ask }: OpenQuestion,
  { speech, context }: Scene,
): boolean {
  const { country, words } = speech
  const behind = behindYesNo(text, words).trim()
  if (behind === '' || !country) return false
  const asks = moneyAsked(ask, context)
  const other = saysOtherwise(behind, country, asks)
  if (other !== 'perhaps') return other === 'surely' && !isYesAgain(behind, words)
  const minor = country.band.low * 10
  const reading = readMoney(`${formatMoney(minor, country.style)}, ${behind}`, country, {
    usual: minor,
    asks,
  })
  return reading.type !== 'amount' || reading.minor !== minor
}

/** "sí, de acuerdo". */
function isYesAgain(behind: string, words: Words): boolean {
  return readYesNo(behind, words) === 'yes' && behindYesNo(behind, words) === ''
}

/** "veinte mil" while Q20,000 waits for her yes, "no vendí" while zero does: she says it again, and in no doubt. */
export function saysAgain(
  text: string,
  minor: number,
  { ask }: OpenQuestion,
  { speech, context }: Scene,
): boolean {
  if (!speech.country) return false
  const reading = readMoney(text, speech.country, {
    usual: minor,
    asks: moneyAsked(ask, context),
  })
  return reading.type === 'amount' && reading.minor === minor && !reading.unusual
}
