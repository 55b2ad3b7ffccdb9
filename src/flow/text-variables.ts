/**
 * Names that every flow's texts can use (conversation/say/render.ts gives them their values); beside them
 * `answer-<question>` and `<figure>-last` and its like.
 */
export const TEXT_VARIABLES = [
  'week',
  'week-end',
  'amount',
  'parts',
  'recorded-amount',
  'figure',
  'name',
  'hello',
  'trainer',
  'called',
  'called-by',
  'organisation',
  'programme',
  'cohort',
  'goal',
  'step',
  'module',
  'module-last',
  'module-date',
  'module-when',
  'currency',
] as const

/** What is known of a figure's history, as `<figure>-<field>`. */
export const FIGURE_VARIABLES = ['last', 'previous', 'best', 'streak', 'since', 'series'] as const

/** How long a value usually is, in characters; 20 where it is not listed. Long names, and amounts in words. */
export const TYPICAL_LENGTHS: Readonly<Record<string, number>> = {
  week: 40,
  'week-end': 24,
  amount: 34,
  parts: 40,
  'recorded-amount': 34,
  figure: 12,
  name: 12,
  hello: 18,
  trainer: 14,
  called: 28,
  'called-by': 125,
  organisation: 18,
  programme: 12,
  cohort: 12,
  goal: 30,
  step: 40,
  module: 30,
  'module-last': 30,
  'module-date': 24,
  'module-when': 8,
  currency: 10,
  last: 34,
  previous: 34,
  best: 34,
  streak: 2,
  since: 2,
  series: 180,
}
