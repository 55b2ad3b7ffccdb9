import type { ConditionNode } from './tree.ts'

/* What can be said of conditions without anybody's values: that one never holds, always holds, or holds only where another
 * does. Only what is joined by && is looked into; of the rest nothing is said. */

/** What a condition demands of each thing it looks at; `undefined` where it never holds. */
export type Demands = ReadonlyMap<string, Range> | undefined

/** Numbers between two ends, each of which may itself be left out; or one value that is no number. */
type Range = {
  readonly from: number
  readonly to: number
  readonly isFromOut: boolean
  readonly isToOut: boolean
  readonly is?: string | boolean
}

const ALL: Range = { from: -Infinity, to: Infinity, isFromOut: false, isToOut: false }

/** What a condition demands, all of which must be met. */
export function demandsOf(node: ConditionNode): Demands {
  const met = new Map<string, Range>()
  for (const part of conjunctsOf(node)) {
    if (part.type === 'literal') {
      if (part.value === false) return undefined
      continue
    }
    const { key, range } = demandOf(part)
    const both = meet(met.get(key) ?? naturalRange(key), range)
    if (!both) return undefined
    met.set(key, both)
  }
  return met
}

/** Whether a condition holds whatever comes. */
export function isAlways(node: ConditionNode): boolean {
  const demands = demandsOf(node)
  return (
    demands !== undefined &&
    [...demands].every(
      ([key, range]) =>
        range.is === undefined && isWithin(naturalRange(key), demandFor(node, key, range)),
    )
  )
}

/** Whether `later` holds only where `earlier` does. */
export function covers(earlier: Demands, later: Demands): boolean {
  if (!earlier || !later) return false
  return [...earlier].every(([key, range]) => {
    const own = later.get(key)
    return own !== undefined && isWithin(own, range)
  })
}

/** The range that a condition asks for, before what the thing can be at all is counted in. */
function demandFor(node: ConditionNode, key: string, met: Range): Range {
  const asked = conjunctsOf(node)
    .filter((part) => part.type !== 'literal')
    .map(demandOf)
    .filter((each) => each.key === key)
    .map(({ range }) => range)
  return asked.reduce<Range>((all, range) => meet(all, range) ?? met, ALL)
}

function conjunctsOf(node: ConditionNode): readonly ConditionNode[] {
  return node.type === 'operation' && node.op === '&&' ? node.args.flatMap(conjunctsOf) : [node]
}

type Demand = { readonly key: string; readonly range: Range }

function demandOf(node: ConditionNode): Demand {
  const [left, right] = node.type === 'operation' ? node.args : []
  if (node.type === 'operation' && node.op === '!_' && left)
    return { key: writtenAs(left), range: { ...ALL, is: false } }
  if (node.type === 'operation' && left && right) {
    const turned = left.type === 'literal' ? TURNED[node.op] : node.op
    const [on, literal] = left.type === 'literal' ? [right, left] : [left, right]
    const range =
      literal.type === 'literal' && turned !== undefined
        ? rangeOf(turned, literal.value)
        : undefined
    if (range) return { key: writtenAs(on), range }
  }
  return { key: writtenAs(node), range: { ...ALL, is: true } }
}

const TURNED: Readonly<Record<string, string>> = {
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
  '==': '==',
}

function rangeOf(op: string, value: string | number | boolean): Range | undefined {
  if (op === '==')
    return typeof value === 'number' ? { ...ALL, from: value, to: value } : { ...ALL, is: value }
  if (typeof value !== 'number') return undefined
  if (op === '<' || op === '<=') return { ...ALL, to: value, isToOut: op === '<' }
  if (op === '>' || op === '>=') return { ...ALL, from: value, isFromOut: op === '>' }
  return undefined
}

/** Amounts, counts and lengths are never below zero; a change is at worst the loss of everything. */
function naturalRange(key: string): Range {
  if (/^figure\.\w+\.change$/.test(key)) return { ...ALL, from: -1 }
  const isCount = /^figure\.\w+\.(last|previous|best|streak|since)$|^size\(/.test(key)
  return isCount ? { ...ALL, from: 0 } : ALL
}

function meet(one: Range, other: Range): Range | undefined {
  if (one.is !== undefined && other.is !== undefined && one.is !== other.is) return undefined
  const [low] =
    one.from > other.from || (one.from === other.from && one.isFromOut)
      ? [one, other]
      : [other, one]
  const [least] = one.to < other.to || (one.to === other.to && one.isToOut) ? [one] : [other]
  const is = one.is ?? other.is
  const both = {
    from: low.from,
    isFromOut: low.isFromOut,
    to: least.to,
    isToOut: least.isToOut,
    ...(is === undefined ? {} : { is }),
  }
  const isEmpty = both.from > both.to || (both.from === both.to && (both.isFromOut || both.isToOut))
  return isEmpty ? undefined : both
}

function isWithin(inner: Range, outer: Range): boolean {
  if (outer.is !== undefined) return inner.is === outer.is
  if (inner.is !== undefined) return outer.from === -Infinity && outer.to === Infinity
  const isFrom =
    inner.from > outer.from || (inner.from === outer.from && (!outer.isFromOut || inner.isFromOut))
  const isTo = inner.to < outer.to || (inner.to === outer.to && (!outer.isToOut || inner.isToOut))
  return isFrom && isTo
}

/** A node as text, the same for the same thing however it was spaced. */
function writtenAs(node: ConditionNode): string {
  switch (node.type) {
    case 'literal':
      return JSON.stringify(node.value)
    case 'name':
      return node.name
    case 'call':
      return `${node.name}(${node.args.map(writtenAs).join(', ')})`
    case 'operation':
      return `(${node.args.map(writtenAs).join(` ${node.op} `)} ${node.op})`
  }
}
