import type { PastFigure } from '../../model/figure.ts'
import { figuresIn } from '../conditions/conditions.ts'
import type { MachineFacts } from '../machine.ts'

/* What an exploration supposes of a person: every way her facts can matter to the conditions of a flow. */

/** The suppositions that make a difference to some conditions; one where they look at nothing. */
export function supposedFacts(conditions: readonly string[]): readonly MachineFacts[] {
  const figures = conditions.flatMap((source) => figuresIn(source))
  const source = conditions.join('\n')
  const histories = /\bfigure\./.test(source) ? HISTORIES : [[]]
  const contacts = combinations(valuesFor('contact', source))
  const modules = combinations(valuesFor('module', source))
  const programmes = combinations(valuesFor('programme', source))
  const tellings = combinations(valuesFor('told', source))
  const all = histories.flatMap((amounts) =>
    contacts.flatMap((contact) =>
      modules.flatMap((module) =>
        programmes.flatMap((programme) =>
          tellings.map((told): MachineFacts => ({
            ...PLAIN,
            contact: { ...PLAIN.contact, ...contact },
            module: { ...PLAIN.module, ...module },
            programme: { ...PLAIN.programme, ...programme },
            told: { ...PLAIN.told, ...told },
            figures: [...new Set(figures)].flatMap((figure) => historyOf(figure, amounts)),
          })),
        ),
      ),
    ),
  )
  return spread(all, MOST_SUPPOSITIONS)
}

const MOST_SUPPOSITIONS = 24

/** As many as the limit, evenly taken. */
function spread<T>(all: readonly T[], limit: number): readonly T[] {
  if (all.length <= limit) return all
  return Array.from(
    { length: limit },
    (_, index) => all[Math.floor((index * all.length) / limit)] as T,
  )
}

/** The week of an explored run. */
export const WEEK = '2026-W48'

/** None; rising; falling; eight in a row; long ago. Minor units, the latest first. */
const HISTORIES: readonly (readonly number[])[] = [
  [],
  [90_000, 60_000, 40_000],
  [10_000, 80_000, 90_000],
  [50_000, 50_000, 50_000, 50_000, 50_000, 50_000, 50_000, 50_000],
  [NaN, NaN, NaN, 50_000],
]

function historyOf(figure: string, amounts: readonly number[]): readonly PastFigure[] {
  return amounts.flatMap((minor, index): readonly PastFigure[] =>
    Number.isNaN(minor)
      ? []
      : [{ ...RECORDED, figure, week: `2026-W${String(47 - index).padStart(2, '0')}`, minor }],
  )
}

const RECORDED = { confirmed: true, corrected: false, rule: 'explored' } as const

type Value = string | boolean

/** Of every field that the conditions name: both truths, or nothing, something, and what it is compared with. */
function valuesFor(
  root: 'contact' | 'module' | 'programme' | 'told',
  source: string,
): ReadonlyMap<string, readonly Value[]> {
  const fields = new Set(
    [...source.matchAll(new RegExp(`\\b${root}\\.(\\w+)`, 'g'))].map((match) => match[1] ?? ''),
  )
  const plain: Readonly<Record<string, unknown>> = PLAIN[root]
  return new Map(
    [...fields].map((field): [string, readonly Value[]] => {
      if (typeof plain[field] === 'boolean') return [field, [false, true]]
      const compared = source.matchAll(
        new RegExp(`\\b${root}\\.${field}\\s*[!=]=\\s*(["'])(.*?)\\1`, 'g'),
      )
      const literals = [...compared].map((match) => match[2] ?? '')
      return [field, [...new Set(['', 'x', ...literals])]]
    }),
  )
}

function combinations(
  fields: ReadonlyMap<string, readonly Value[]>,
): readonly Readonly<Record<string, Value>>[] {
  return [...fields].reduce<readonly Readonly<Record<string, Value>>[]>(
    (made, [field, values]) =>
      made.flatMap((before) => values.map((value) => ({ ...before, [field]: value }))),
    [{}],
  )
}

/** An active person with a trainer; Thursday 26 November 2026, 18:00 in Guatemala. */
const PLAIN: MachineFacts = {
  contact: {
    name: 'x',
    trainer: 'x',
    language: 'es',
    goal: '',
    hour: '',
    step: '',
    audio: false,
    paused: false,
    status: 'active',
    consented: true,
  },
  programme: { name: 'x', title: 'x', organisation: 'x' },
  cohort: { name: 'x' },
  module: { last: 'x', next: 'x' },
  figures: [],
  told: { recorded: false, several: false, count: false },
  counts: [],
  now: 1_795_737_600_000,
  zone: 'America/Guatemala',
  nextModule: '2026-12-01',
}
