import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument, type Document } from 'yaml'

/** A YAML file as written, with the place of everything in it. */
export type YamlFile = {
  readonly file: string
  readonly value: unknown
  /** Line and column (from 1) of the value at a path; of the nearest parent where the path leads nowhere. */
  placeOf(path: readonly PropertyKey[]): Place
}

export type Place = { readonly line: number; readonly column: number }

/** What is wrong with a YAML file before anybody asks what it says; the message names the cure. */
export class YamlError extends Error {
  override readonly name = 'YamlError'
  readonly file: string
  readonly place: Place
  readonly code: string

  constructor(file: string, place: Place, code: string, message: string) {
    super(`${file}:${place.line}:${place.column}: ${message}`)
    this.file = file
    this.place = place
    this.code = code
  }
}

export function readYaml(path: string, name = path): YamlFile {
  return parseYaml(readFileSync(path, 'utf8'), name)
}

/** Reads YAML 1.2 of at most 256 KiB and depth 50, without aliases or duplicate keys; throws a YamlError. */
export function parseYaml(source: string, file: string): YamlFile {
  if (Buffer.byteLength(source) > MAX_BYTES) {
    throw new YamlError(file, START, 'yaml-too-large', 'the file is over 256 KiB; split it')
  }
  if (deeperThan(source, MAX_DEPTH)) {
    throw new YamlError(
      file,
      START,
      'yaml-too-deep',
      `nested deeper than ${MAX_DEPTH} levels; flatten it`,
    )
  }
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true, version: '1.2' })
  const problem = document.errors[0]
  if (problem) {
    throw new YamlError(file, placeAt(lines, problem.pos[0]), 'bad-yaml', sentenceFor(problem.code))
  }
  return {
    file,
    value: valueOf(document, file),
    placeOf: (path) => placeAt(lines, offsetOf(document, path)),
  }
}

const MAX_BYTES = 256 * 1024
const MAX_DEPTH = 50
const START: Place = { line: 1, column: 1 }

function valueOf(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    throw new YamlError(
      file,
      START,
      'yaml-alias',
      'aliases (*name) are not allowed; write the value out',
    )
  }
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
function deeperThan(source: string, limit: number): boolean {
  let open = 0
  for (const line of source.split('\n')) {
    if (line.search(/\S/) > limit * 8 || /^\s*(- ){20}/.test(line)) return true
    for (const char of line) {
      if (char === '[' || char === '{') open += 1
      if (char === ']' || char === '}') open = Math.max(0, open - 1)
      if (open > limit) return true
    }
  }
  return false
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
  UNEXPECTED_TOKEN:
    'something unexpected stands here; put quotes around a text with special characters',
}
