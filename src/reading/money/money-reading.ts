/** Why an answer about money is asked back. */
export type AskWhy =
  | 'scale'
  | 'range'
  | 'sum'
  | 'days'
  | 'rate'
  | 'currency'
  | 'relative'
  | 'quantity'
  | 'malformed'
  | 'correction'
  | 'period'
  | 'negative'
  | 'limit'
  | 'unclear'

/** What an answer to "how much did you sell?" says. Amounts in minor units (centavos). */
export type MoneyReading =
  | {
      readonly type: 'amount'
      readonly minor: number
      readonly approximate: boolean
      readonly low?: number
      readonly high?: number
      /** Outside the band, far from her own median, or doubted ("500?", "~500~"): the flow confirms before it counts. */
      readonly unusual: boolean
      /** The rule that decided, stored with the figure: a stable name. */
      readonly rule: AmountRule
    }
  | {
      readonly type: 'ask'
      readonly why: AskWhy
      /** At most three, the likeliest first. */
      readonly candidates: readonly number[]
      /** The days of a list, or the sum of a rate. */
      readonly parts?: readonly number[]
    }
  | { readonly type: 'unknown'; readonly why: 'does-not-know' | 'later' | 'refuses' }
  | { readonly type: 'none'; readonly why?: 'already-told' }

export type AmountRule =
  | 'numeral'
  | 'words'
  | 'multiplier'
  | 'slang'
  | 'cents'
  | 'sum'
  | 'difference'
  | 'restated'
  | 'zero'
  | 'no-sales'
  | 'dropped-thousand'
