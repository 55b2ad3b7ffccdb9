import type { Place } from '../../../yaml.ts'
import type { FtlText } from './ftl.ts'

/** A variable of a text. */
export type Variable = {
  readonly name: string
  readonly place: Place
  /** It only chooses between alternatives, and is not written out: it may be unset. */
  readonly isOnlySelector: boolean
}

/** The variables of a text, each once, with the place where it first stands. */
export function variablesOf(text: FtlText): readonly Variable[] {
  const uses = new Map<string, boolean>()
  for (const { name, isSelector } of namesIn(text.pattern, false)) {
    uses.set(name, (uses.get(name) ?? true) && isSelector)
  }
  return [...uses].map(([name, isOnlySelector]) => {
    return { name, isOnlySelector, place: text.placeOf(`$${name}`) }
  })
}

type Named = { readonly name: string; readonly isSelector: boolean }

function namesIn(node: unknown, isSelector: boolean): readonly Named[] {
  if (Array.isArray(node)) return node.flatMap((each) => namesIn(each, isSelector))
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && node.type === 'var' && 'name' in node) {
    return [{ name: String(node.name), isSelector }]
  }
  return Object.entries(node).flatMap(([key, value]) =>
    namesIn(value, isSelector || key === 'selector'),
  )
}

/** What a text refers to beside variables: other messages, terms and functions, as written. */
export function referencesIn(node: unknown): readonly { type: string; name: string }[] {
  if (Array.isArray(node)) return node.flatMap(referencesIn)
  if (typeof node !== 'object' || node === null) return []
  const inner = Object.values(node).flatMap(referencesIn)
  if (!('type' in node) || !('name' in node)) return inner
  const type = String(node.type)
  return ['mesg', 'term', 'func'].includes(type)
    ? [{ type, name: String(node.name) }, ...inner]
    : inner
}
