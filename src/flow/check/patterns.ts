import { nodesIn } from '../condition-tree.ts'
import { treeOf } from '../conditions.ts'
import type { Check } from './check.ts'
import { conditionsOf } from './conditions.ts'
import type { Finding } from './finding.ts'

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

/** Whether something repeats without end inside of what repeats without end: an answer can keep that busy for hours. */
function isEndless(pattern: string): boolean {
  const plain = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x')
  const groups: boolean[] = []
  let repeats = false
  for (let at = 0; at < plain.length; at += 1) {
    const isRepeated = /^(?:[*+]|\{\d*,\})/.test(plain.slice(at + (plain[at] === ')' ? 1 : 0)))
    if (plain[at] === '(') {
      groups.push(repeats)
      repeats = false
    } else if (plain[at] === ')') {
      if (repeats && isRepeated) return true
      repeats ||= groups.pop() ?? false
    } else if (isRepeated) repeats = true
  }
  return false
}
