import { shapesOf } from '../../texts.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { FtlFile, FtlText } from '../read/ftl.ts'
import { reachable } from '../read/graph.ts'
import { named } from './text-variables.ts'
import { referencesIn } from '../read/variables.ts'

/** Texts say something, in words that every phone shows as they are meant, and ask one thing at a time. */
export const textStyle: Check = ({ flows, common }) => {
  const files = new Set([...common.values(), ...flows.flatMap(({ texts }) => [...texts.values()])])
  return [...files].flatMap((file) =>
    [...file.messages.values()].flatMap(({ texts }) =>
      texts.flatMap((text) => [...unsaid(text, file), ...style(text, file)]),
    ),
  )
}

/** What a person would not read as the author meant it. */
function unsaid(text: FtlText, file: FtlFile): readonly Finding[] {
  const shapes = shapesOf(text.pattern)
  const bare = shapes.map((shape) => /\$[a-z][a-z-]+/.exec(shape)?.[0]).find(Boolean)
  if (bare !== undefined) return [at(text, file, 'bad-text', 'bare', bare)]
  if (shapes.every((shape) => shape.trim() === '')) return [at(text, file, 'bad-text', 'empty')]
  return isCircle(text, file) ? [at(text, file, 'bad-text', 'circle')] : []
}

/** Whether a text takes words from itself, however far the way round. */
function isCircle({ id, variant, pattern }: FtlText, { messages }: FtlFile): boolean {
  const taken = (name: string): readonly string[] => {
    const own = messages.get(name)?.texts.find((each) => each.variant === undefined)
    return own ? namesIn(own.pattern) : []
  }
  return variant === undefined && reachable(namesIn(pattern), taken).has(id)
}

function namesIn(pattern: unknown): readonly string[] {
  return referencesIn(pattern).map(({ type, name }) => (type === 'term' ? `-${name}` : name))
}

/** How the programme writes (docs/guia-coordinacion.md, "Cómo escribimos"). */
function style(text: FtlText, file: FtlFile): readonly Finding[] {
  const shapes = shapesOf(text.pattern)
  const found = STYLES.find(([, pattern]) => shapes.some((shape) => pattern.test(shape)))
  return found ? [at(text, file, 'text-style', found[0])] : []
}

const STYLES: readonly (readonly [variant: string, pattern: RegExp])[] = [
  ['link', /\bhttps?:|\bwww\.|\b[\w-]+\.(?:com|org|net|gt|co|sv|ly|me)\b(?:\/\S*)?/i],
  [
    'markup',
    /<\/?[a-z]+>|\*\S[^*]*\*|(?<!\w)_\S[^_]*_(?!\w)|__|\[[^\]]*\]|\{\{|%[a-z]+%|\bX{3,}\b/i,
  ],
  ['questions', /\?[^?]*\p{L}[^?]*\?/u],
]

function at(
  text: FtlText,
  { file }: FtlFile,
  code: 'bad-text' | 'text-style',
  variant: string,
  words?: string,
): Finding {
  const place = words === undefined ? text : text.placeOf(words)
  const values = { text: named(text), words }
  return { code, file, line: place.line, column: place.column, variant, values }
}
