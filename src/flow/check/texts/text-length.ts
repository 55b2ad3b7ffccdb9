import { TYPICAL_LENGTHS } from '../../text-variables.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { FtlFile, FtlText } from '../read/ftl.ts'
import { named } from './text-variables.ts'

/** Texts fit on a small screen, and into one message of every channel. */
export const textLength: Check = ({ flows, common }) => {
  const files = new Set([...common.values(), ...flows.flatMap(({ texts }) => [...texts.values()])])
  return [...files].flatMap((file) =>
    [...file.messages.values()].flatMap(({ texts }) =>
      texts.flatMap((text) => findingsOf(text, file)),
    ),
  )
}

/** What is read at a glance on a small screen (rule R21). */
const LONG_TEXT = 300
/** Telegram's limit for one message; WhatsApp's is higher. */
const LONGEST_TEXT = 4096

function findingsOf(text: FtlText, file: FtlFile): readonly Finding[] {
  const length = lengthOf(text.pattern, file)
  if (length <= LONG_TEXT) return []
  const limit = length > LONGEST_TEXT ? LONGEST_TEXT : LONG_TEXT
  const { line, column } = text
  const values = { text: named(text), length: String(length), limit: String(limit) }
  const code = limit === LONGEST_TEXT ? 'too-long-text' : 'long-text'
  return [{ code, file: file.file, line, column, values }]
}

/** How long a pattern usually is when its values stand in it; of alternatives the longest counts. */
function lengthOf(pattern: unknown, file: FtlFile, depth = 0): number {
  if (typeof pattern === 'string') return pattern.length
  if (Array.isArray(pattern)) {
    return pattern.reduce<number>((sum, part) => sum + lengthOf(part, file, depth), 0)
  }
  if (typeof pattern !== 'object' || pattern === null || !('type' in pattern) || depth > 5) return 0
  if (pattern.type === 'select' && 'variants' in pattern && Array.isArray(pattern.variants)) {
    const variants = pattern.variants as readonly { readonly value: unknown }[]
    return Math.max(...variants.map(({ value }) => lengthOf(value, file, depth)))
  }
  const name = 'name' in pattern ? String(pattern.name) : ''
  if (pattern.type === 'var') return typicalLength(name)
  if (pattern.type === 'mesg' || pattern.type === 'term') {
    const id = pattern.type === 'term' ? `-${name}` : name
    return lengthOf(file.messages.get(id)?.texts[0]?.pattern ?? '', file, depth + 1)
  }
  return 'value' in pattern ? String(pattern.value).length : 20
}

function typicalLength(variable: string): number {
  const field = variable.split('-').at(-1) ?? variable
  return TYPICAL_LENGTHS[variable] ?? TYPICAL_LENGTHS[field] ?? 20
}
