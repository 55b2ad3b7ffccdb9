import { readFileSync } from 'node:fs'
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  stringify,
  visit,
  type Document,
} from 'yaml'
import { causeOf } from './model/yaml-cause.ts'
import { oddCharacterIn, withoutByteOrderMark } from './model/odd-character.ts'
import type { z } from 'zod'
import { Trouble } from './model/trouble.ts'

/** A YAML file as written, with the place of everything in it. */
export type YamlFile = {
  readonly file: string
  readonly value: unknown
  /** Line and column (from 1) of the value at a path; of the nearest parent where the path leads nowhere. */
  placeOf(path: readonly PropertyKey[]): Place
  /** The place of the name under which the value at a path stands; of the value itself in a list. */
  placeOfKey(path: readonly PropertyKey[]): Place
}

export type Place = { readonly line: number; readonly column: number }

/** What is wrong with a YAML file before anybody asks what it says; the message names the cure. */
export class YamlError extends Trouble {
  override readonly name = 'YamlError'
  readonly file: string
  readonly place: Place
  readonly code: string
  /** Of bad YAML: which of the yaml library's error codes it is, or the kind of an odd character. */
  readonly detail: string | undefined
  /** The odd character, `U+200B`. */
  readonly sign: string | undefined

  constructor(
    file: string,
    place: Place,
    code: string,
    message: string,
    detail?: string,
    sign?: string,
  ) {
    super(`${file}:${place.line}:${place.column}: ${message}`)
    this.file = file
    this.place = { line: place.line, column: place.column }
    this.code = code
    this.detail = detail
    this.sign = sign
  }
}

/** Reads a file as `parseYaml` does; `name` is what it is called in errors. */
export function readYaml(path: string, name = path): YamlFile {
  return parseYaml(readFileSync(path, 'utf8'), name)
}

/** Reads YAML 1.2 of at most 256 KiB and depth 50, without aliases or duplicate keys; throws a YamlError. */
export function parseYaml(written: string, file: string): YamlFile {
  const known = read.get(file)
  const again = known?.written === written ? known.yaml.deref() : undefined
  if (again) return again
  const yaml = parseAnew(written, file)
  read.set(file, { written, yaml: new WeakRef(yaml) })
  return yaml
}

/** What a file says under a schema; throws a YamlError at the first place that is not as expected. */
export function dataOf<Data>(yaml: YamlFile, schema: z.ZodType<Data>): Data {
  const result = schema.safeParse(yaml.value)
  if (result.success) return result.data
  const { path = [], message = 'unknown trouble' } = result.error.issues[0] ?? {}
  const where = path.map(String).join('.') || 'the file'
  const reason = `'${where}' is not as expected: ${message}`
  throw new YamlError(yaml.file, yaml.placeOf(path), 'not-as-expected', reason)
}

/** At a start each file is read by the check, then by who uses it; for as long as memory is not wanted for something else. */
const read = new Map<string, { readonly written: string; readonly yaml: WeakRef<YamlFile> }>()

function parseAnew(written: string, file: string): YamlFile {
  const source = withoutByteOrderMark(written)
  if (Buffer.byteLength(source) > MAX_BYTES) {
    throw new YamlError(file, START, 'yaml-too-large', 'the file is over 256 KiB; split it')
  }
  const deep = lineDeeperThan(source, MAX_DEPTH)
  if (deep !== undefined) {
    throw new YamlError(
      file,
      { line: deep, column: 1 },
      'yaml-too-deep',
      `nested deeper than ${MAX_DEPTH} levels; flatten it`,
    )
  }
  const odd = oddCharacterIn(source)
  if (odd) throw new YamlError(file, odd, 'bad-yaml', sentenceFor(odd.kind), odd.kind, odd.sign)
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true, version: '1.2' })
  const [problem] = [...document.errors, ...document.warnings]
  if (problem) {
    const { code, offset } = causeOf(problem.code, problem.pos[0], source)
    throw new YamlError(file, placeAt(lines, offset), 'bad-yaml', sentenceFor(code), code)
  }
  return {
    file,
    value: valueOf(document, source, lines, file),
    placeOf: (path) => placeAt(lines, offsetOf(document, path)),
    placeOfKey: (path) => placeAt(lines, keyOffsetOf(document, path) ?? offsetOf(document, path)),
  }
}

const MAX_BYTES = 256 * 1024
const MAX_DEPTH = 50
const START: Place = { line: 1, column: 1 }

function valueOf(
  document: Document.Parsed,
  source: string,
  lines: LineCounter,
  file: string,
): unknown {
  let offset: number | undefined
  const isSuspect = /[&*]/.test(source)
  if (isSuspect)
    visit(document, {
      Node: (_key, node) => {
        if (!isAlias(node) && !(node !== null && 'anchor' in node && node.anchor)) return undefined
        offset = node.range?.[0] ?? 0
        return visit.BREAK
      },
    })
  if (offset === undefined) return document.toJS({ maxAliasCount: 0 })
  throw new YamlError(
    file,
    placeAt(lines, offset),
    'yaml-alias',
    'aliases (&name, *name) are not allowed; write the value out',
  )
}

function keyOffsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number | undefined {
  const parent: unknown =
    path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents
  if (!isMap(parent)) return undefined
  const name = String(path.at(-1))
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === name)
  return isScalar(pair?.key) ? pair.key.range?.[0] : undefined
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return Number(node.range[0])
    }
  }
  return 0
}

function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

/** Guards the parser, which recurses: deep indentation or deep brackets are seen in the plain text. */
function lineDeeperThan(source: string, limit: number): number | undefined {
  let open = 0
  for (const [index, line] of source.split('\n').entries()) {
    if (line.search(/\S/) > limit * 8 || /^\s*(- ){20}/.test(line)) return index + 1
    for (const char of line) {
      if (char === '[' || char === '{') open += 1
      if (char === ']' || char === '}') open = Math.max(0, open - 1)
      if (open > limit) return index + 1
    }
  }
  return undefined
}

function sentenceFor(code: string): string {
  return SENTENCES[code] ?? `this is not YAML (${code}); compare it with a line that works`
}

const SENTENCES: Readonly<Record<string, string>> = {
  BAD_INDENT:
    'the spaces at the start of the line do not match the lines around it; align it with its neighbours',
  DUPLICATE_KEY: 'this name stands twice at the same level; keep one',
  MISSING_CHAR: 'a closing quote, bracket or comma is missing here; add it',
  TAB_AS_INDENT: 'a tab starts the line; use spaces',
  MULTILINE_IMPLICIT_KEY: 'a colon is missing after a name; write `name: value`',
  BLOCK_AS_IMPLICIT_KEY: 'two values share a line; put quotes around a text that contains a colon',
  ENCODING: 'the file is not saved as UTF-8; save it again with the encoding UTF-8',
  CONFLICT:
    'two versions of the file were put together here; keep the lines of one, without the marks',
  CONTROL: 'a control character stands here; delete it',
  ODD_SPACE: 'a space from another program stands here; delete it and write a plain one',
  LIST_SIGN: 'an item of a list begins with a hyphen and a space; begin this line with both',
  TWO_IN_FLOW: 'a comma is missing inside the brackets; add it, or put the text in quotes',
  INVISIBLE: 'a character that nobody sees stands here; delete it and write the word again',
  UNEXPECTED_TOKEN:
    'something unexpected stands here; put quotes around a text with special characters',
}

/** Where an entry of a list stands in a source: its lines, the value of its first name, the spaces before its hyphen. */
export type EntrySpan = {
  readonly begin: number
  readonly end: number
  readonly value: readonly [from: number, to: number]
  readonly indent: string
}

/** The entries (each a map, on lines of its own) of the list `name`; throws an Error on a list in brackets. */
export function entrySpans(source: string, name: string): readonly EntrySpan[] {
  const list = parseDocument(source).get(name)
  if (!isSeq(list) || list.flow === true)
    throw new Error(`'${name}' must be a list with each entry on a line of its own`)
  return list.items.map((item) => spanOf(source, item))
}

function spanOf(source: string, item: unknown): EntrySpan {
  const range = isMap(item) ? item.range : undefined
  const value: unknown = isMap(item) ? item.items[0]?.value : undefined
  const held =
    typeof value === 'object' && value !== null && 'range' in value
      ? (value.range as readonly number[])
      : undefined
  if (!range || !held) throw new Error('an entry of the list is not of the form `name: value`')
  const [from = 0, to = 0] = held
  const begin = source.lastIndexOf('\n', range[0] - 1) + 1
  const lineEnd = source.indexOf('\n', to - 1)
  const end = lineEnd < 0 ? source.length : lineEnd + 1
  const indent = /^ */.exec(source.slice(begin))?.[0] ?? ''
  return { begin, end, value: [from, to], indent }
}

/** A value on one line, its texts in quotes, so that it may also stand in braces. */
export function inLine(value: unknown): string {
  return stringify(value, {
    lineWidth: 0,
    collectionStyle: 'flow',
    singleQuote: true,
    defaultStringType: 'QUOTE_SINGLE',
    defaultKeyType: 'PLAIN',
  }).trim()
}

/** Writes YAML for people: long texts stay on their line. */
export function writeYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, singleQuote: true })
}
