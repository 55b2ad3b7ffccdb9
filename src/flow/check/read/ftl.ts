import { oddCharacterIn, type OddCharacter } from '../../../model/odd-character.ts'
import type { Place } from '../../../yaml.ts'
import { messagesIn, type Pattern } from '../../texts.ts'
import type { Finding } from '../finding.ts'
import { entriesIn, type Entry } from './ftl-entries.ts'

/** One text of a .ftl file: a message's own, or a variant of it. */
export type FtlText = Place & {
  readonly id: string
  readonly variant?: string
  readonly pattern: Pattern
  /** Where something first stands in the text's lines. */
  placeOf(words: string): Place
}

export type FtlMessage = Place & {
  readonly id: string
  readonly texts: readonly FtlText[]
  readonly isPending: boolean
  /** The hash of the Spanish message it was translated from, where it says so. */
  readonly translatedFrom?: string
  /** The message as written, without its comments. */
  readonly source: string
}

export type FtlFile = {
  readonly file: string
  readonly locale: string
  /** The flow it belongs to, or `conversation` and the like. */
  readonly name: string
  readonly messages: ReadonlyMap<string, FtlMessage>
  readonly findings: readonly Finding[]
}

/** Reads a .ftl file with the place of everything in it; never throws. */
export function readFtl(
  source: string,
  at: { file: string; locale: string; name: string },
): FtlFile {
  const { entries, junk } = entriesIn(source)
  const odd = oddCharacterIn(source)
  const findings: Finding[] = junk.map(({ line, variant }) => {
    return { code: 'bad-text', file: at.file, line, column: 1, variant }
  })
  const messages = new Map<string, FtlMessage>()
  for (const entry of entries) {
    const end = entry.line + entry.lines.length
    const isJunk = junk.some(({ line }) => line >= entry.line && line < end)
    const message = messageOf(entry, at.file, isJunk ? [] : findings)
    if (!message) continue
    if (messages.has(message.id)) findings.push(twice(entry.id, at.file, entry.line))
    messages.set(message.id, message)
  }
  return { ...at, messages, findings: odd ? [oddIn(odd, at.file)] : findings }
}

/** An odd character may be why nothing around it can be read: it alone is told. */
function oddIn({ line, column, kind, sign }: OddCharacter, file: string): Finding {
  return { code: 'bad-text', file, line, column, variant: kind, values: { sign } }
}

function messageOf(entry: Entry, file: string, findings: Finding[]): FtlMessage | undefined {
  const { id, line } = entry
  const parsed = messagesIn(entry.lines.join('\n'))[0]
  const unread = parsed && entry.variants.find(({ name }) => !(name in parsed.attributes))
  if (!parsed || unread) {
    const { at = unread?.line ?? line, ...trouble } = troubleOf(entry)
    findings.push({ code: 'bad-text', file, line: at, column: 1, ...trouble })
    return undefined
  }
  const seen = new Set<string>()
  for (const variant of entry.variants) {
    if (seen.has(variant.name)) findings.push(twice(`${id}.${variant.name}`, file, variant.line))
    seen.add(variant.name)
  }
  const { isPending, translatedFrom } = entry
  const source = entry.lines.join('\n')
  const base = { id, line, column: 1, source, isPending, texts: textsOf(entry, parsed) }
  return translatedFrom === undefined ? base : { ...base, translatedFrom }
}

/** Why an entry cannot be read, and on which line where that is known. */
function troubleOf({ id, line, unbalanced, lines, variants }: Entry): {
  readonly at?: number | undefined
  readonly variant: string
  readonly values: { readonly text: string }
} {
  const values = { text: id }
  if (unbalanced !== undefined) return { at: unbalanced, variant: 'braces', values }
  const names = [{ name: undefined, line }, ...variants]
  const silent = names.find(({ line: from }) => saysNothing(lines, from - line))
  if (silent) {
    const text = silent.name === undefined ? id : `${id}.${silent.name}`
    return { at: silent.line, variant: 'empty', values: { text } }
  }
  const words = lines.join('\n')
  const form = lines.findIndex((each) => /^\s*\*?\[/.test(each) && !FORM.test(each))
  if (form >= 0) return { at: line + form, variant: 'form', values }
  if (words.includes('->')) return { variant: words.includes('*[') ? 'form' : 'default', values }
  return { variant: /^\s*\*?\[/m.test(words) ? 'form' : 'value', values }
}

/** One of several forms of a text: `[none]`, `*[other]`. */
const FORM = /^\s*\*?\[ *(?:[a-zA-Z][\w-]*|-?\d+(?:\.\d+)?) *\]/

/** Whether a name stands without words behind it or on the lines below, before the next name. */
function saysNothing(lines: readonly string[], at: number): boolean {
  const [own = '', next = ''] = lines.slice(at)
  return /=\s*$/.test(own) && (next.trim() === '' || /^\s*\./.test(next)) && (at > 0 || next === '')
}

function textsOf(entry: Entry, parsed: ReturnType<typeof messagesIn>[number]): readonly FtlText[] {
  const { id, line, variants, lines } = entry
  const starts = variants.map((variant) => variant.line)
  const textAt = (from: number, column: number, pattern: Pattern, variant?: string): FtlText => {
    const until = starts.find((start) => start > from) ?? line + lines.length
    const own = lines.slice(from - line, until - line)
    const base = {
      id,
      line: from,
      column,
      pattern,
      placeOf: (words: string) => find(own, words, from),
    }
    return variant === undefined ? base : { ...base, variant }
  }
  const own = parsed.value === null ? [] : [textAt(line, 1, parsed.value)]
  const others = variants.flatMap(({ name, line: from, column }) => {
    const pattern = parsed.attributes[name]
    return pattern === undefined ? [] : [textAt(from, column, pattern, name)]
  })
  return [...own, ...others]
}

function find(lines: readonly string[], words: string, from: number): Place {
  const escaped = words.replace(/[$.*+?^()[\]{}|\\]/g, String.raw`\$&`)
  const pattern = new RegExp(`${escaped}(?![\\w-])`)
  const index = lines.findIndex((line) => pattern.test(line))
  return index < 0
    ? { line: from, column: 1 }
    : { line: from + index, column: (lines[index] ?? '').search(pattern) + 1 }
}

function twice(text: string, file: string, line: number): Finding {
  return { code: 'duplicate-text', file, line, column: 1, values: { text } }
}
