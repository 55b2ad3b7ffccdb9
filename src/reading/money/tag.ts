import { unglue } from './glued.ts'
import type { Item, ItemKind } from './item.ts'
import { entryOf, longestPhrase, type Entry, type Kinds, type Lexicon } from './lexicon.ts'
import { nearest } from './near.ts'
import { sound } from './sound.ts'
import type { Token } from './tokenise.ts'
import type { Asked, LexiconClass } from './word-class.ts'

/** Names every token by what is asked: the longest known phrase, then number words in one, then a word one slip away. */
export function tag(tokens: readonly Token[], lexicon: Lexicon, asked: Asked): Item[] {
  const kinds = lexicon.asked[asked]
  const items: Item[] = []
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at]
    if (!token) break
    const phrase = phraseAt(tokens, at, items[items.length - 1]?.kind, lexicon)
    if (phrase) {
      const last = tokens[phrase.next - 1]
      const text = phrase.next - at === 1 ? token.text : `${token.text} … ${last?.text}`
      const { cls, value } = phrase.entry
      items.push(item(asName(items, kinds[cls] ?? cls), text, value, token))
      at = phrase.next
      continue
    }
    if (token.kind === 'word') pushWord(items, token, lexicon, kinds)
    else if (!isAbbreviation(items, token)) items.push(item(kindOf(token), token.text, 0, token))
    at += 1
  }
  return items
}

/** "Sra. Ana", "att. Juana": the dot ends no clause. */
function isAbbreviation(items: readonly Item[], token: Token): boolean {
  const last = items[items.length - 1]
  const isShort = (last?.kind === 'title' || last?.kind === 'self') && last.text.length <= 4
  return isShort && token.text === '.' && !token.gap
}

/** In "450 mil gracias" the "mil" is the number's, not the thanks'; in "para mi jefa" the "mi" is hers whom it names. */
function phraseAt(
  tokens: readonly Token[],
  at: number,
  previous: ItemKind | undefined,
  lexicon: Lexicon,
): { entry: Entry; next: number } | undefined {
  const token = tokens[at]
  if (!token || token.text === '\n') return undefined
  const phrase = longestPhrase(lexicon.root, tokens, at)
  if (!phrase || phrase.next - at === 1) return phrase
  const entry = entryOf(lexicon.root, token.text)
  const isCutShort =
    (isNumber(previous) && entry?.cls === 'multiplier') ||
    (phrase.next - at === 2 && namesKin(tokens, at + 1, lexicon))
  return entry && isCutShort ? { entry, next: at + 1 } : phrase
}

function namesKin(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  const phrase = longestPhrase(lexicon.root, tokens, at)
  return phrase?.entry.cls === 'kin' && phrase.next > at + 1
}

function isNumber(kind: ItemKind | undefined): boolean {
  return kind === 'digits' || kind === 'number' || kind === 'feminine' || kind === 'hundreds'
}

/** "doña Flor", "don Julio": goods and months after a title are names. */
function asName(items: readonly Item[], kind: ItemKind): ItemKind {
  if (kind !== 'goods' && kind !== 'month') return kind
  const previous = items[items.length - 1]?.kind
  return previous === 'title' || previous === 'self' ? 'unknown' : kind
}

function kindOf({ kind }: Token): ItemKind {
  if (kind === 'symbol') return 'mark'
  return kind === 'word' ? 'unknown' : kind
}

function pushWord(items: Item[], token: Token, lexicon: Lexicon, kinds: Kinds): void {
  const parts = unglue(lexicon, token.text)
  if (parts) {
    for (const part of parts) items.push(item(part.entry.cls, part.key, part.entry.value, token))
    return
  }
  const near = guess(token.text, items, lexicon)
  if (near === 'several') items.push(item('number-like', token.text, 0, token))
  else
    items.push(
      item(near ? ofSlip(near.cls, kinds) : 'unknown', token.text, near?.value ?? 0, token),
    )
}

/** A word one slip away says of no amount that it is what was asked: it may be another. */
function ofSlip(cls: LexiconClass, kinds: Kinds): ItemKind {
  const kind = kinds[cls] ?? cls
  return kind === 'sold' ? cls : kind
}

/** A number one slip away, else a word that forbids the amount; names after a greeting are neither. */
function guess(
  word: string,
  items: readonly Item[],
  lexicon: Lexicon,
): Entry | 'several' | undefined {
  if (lexicon.notNumbers.has(word)) return undefined
  const near = nearest(lexicon.near, word)
  if (near) return near !== 'several' && lexicon.endings.has(sound(word)) ? 'several' : near
  return isNameNext(items) ? undefined : nearest(lexicon.danger, word)
}

/** After a title or a greeting, and in "la plaza de Andes", a word is a name. */
function isNameNext(items: readonly Item[]): boolean {
  const previous = items[items.length - 1]?.kind
  const isOfPlace = previous === 'of' && items[items.length - 2]?.kind === 'place'
  return previous === 'title' || previous === 'self' || previous === 'courtesy' || isOfPlace
}

function item(kind: ItemKind, text: string, value: number, token: Token): Item {
  return { kind, text, value, gap: token.gap, filled: token.filled }
}
