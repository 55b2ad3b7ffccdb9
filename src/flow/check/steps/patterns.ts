import { nodesIn } from '../../conditions/tree.ts'
import { treeOf } from '../../conditions/conditions.ts'
import type { Check } from '../check.ts'
import { conditionsOf } from './conditions.ts'
import type { Finding } from '../finding.ts'

/** Patterns of `matches(…)` can be read, and take no time over any answer. */
export const patterns: Check = ({ flows }) =>
  flows.flatMap((flow) => {
    const { yaml, file } = flow
    if (!yaml) return []
    return conditionsOf(flow).flatMap(({ source, path, step }) =>
      patternsIn(source).flatMap((pattern): readonly Finding[] => {
        const variant = troubleOf(pattern)
        if (variant === undefined) return []
        const values = { step, pattern }
        return [{ code: 'bad-pattern', file, ...yaml.placeOf(path), variant, values }]
      }),
    )
  })

function patternsIn(source: string): readonly string[] {
  const tree = treeOf(source)
  return (tree ? nodesIn(tree) : []).flatMap((node) => {
    const pattern = node.type === 'call' && node.name === 'matches' ? node.args[1] : undefined
    return pattern?.type === 'literal' && typeof pattern.value === 'string' ? [pattern.value] : []
  })
}

function troubleOf(pattern: string): 'unreadable' | 'foreign' | 'endless' | undefined {
  if (!isPattern(pattern)) return 'unreadable'
  // CEL knows no look-around and no references back (https://github.com/google/re2/wiki/Syntax)
  if (/\(\?[=!<]|(?<!\\)(?:\\\\)*\\[1-9]/.test(pattern)) return 'foreign'
  return isEndless(pattern) ? 'endless' : undefined
}

function isPattern(source: string): boolean {
  try {
    return RegExp(source) instanceof RegExp
  } catch {
    return false
  }
}

/**
 * Whether something repeats without end inside of what repeats without end, so that an answer can keep it busy for
 * hours. What begins or ends each turn with a sign of its own ("([a-z]+ )+") can be read in one way only.
 */
function isEndless(pattern: string): boolean {
  const groups: { from: number; repeats: boolean }[] = []
  const atoms = [...pattern.matchAll(ATOMS)].map(([, atom = '', repeat = '']) => ({ atom, repeat }))
  let inner = { from: 0, repeats: false }
  for (const [at, { atom, repeat }] of atoms.entries()) {
    const isRepeated = ENDLESS.test(repeat)
    if (atom.startsWith('(')) {
      groups.push(inner)
      inner = { from: at + 1, repeats: false }
    } else if (atom === ')') {
      if (inner.repeats && isRepeated && !isSeparated(atoms.slice(inner.from, at))) return true
      const { from, repeats } = groups.pop() ?? { from: 0, repeats: false }
      inner = { from, repeats: repeats || inner.repeats || isRepeated }
    } else inner.repeats ||= isRepeated
  }
  return false
}

type Atom = { readonly atom: string; readonly repeat: string }

/** A group's start, its end, or a sign or set of signs, each with how often it may stand. */
const ATOMS = /(\(\?:|\(|\)|\||\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^])([*+?]|\{\d*,?\d*\})?\??/g
const ENDLESS = /^(?:[*+]|\{\d*,\})$/

/** Whether one sign must stand once in every turn that nothing else of the turn can be. */
function isSeparated(body: readonly Atom[]): boolean {
  if (body.some(({ atom }) => atom === '|' || atom === ')' || atom.startsWith('('))) return false
  return body.some(
    (each) =>
      each.repeat === '' && body.every((other) => other === each || !mayBeAlike(each, other)),
  )
}

function mayBeAlike({ atom: one }: Atom, { atom: other }: Atom): boolean {
  const [first, second] = [RegExp(`^${one}$`), RegExp(`^${other}$`)]
  return SIGNS.some((sign) => first.test(sign) && second.test(sign))
}

/** All that people here write letters and signs with. */
const SIGNS = Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code))
