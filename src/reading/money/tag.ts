import { unglue } from './glued.ts'
import type { Item, ItemKind } from './item.ts'
import { longestPhrase, type Lexicon } from './lexicon.ts'
import { nearest } from './near.ts'
import type { Token } from './tokenise.ts'

/** Names every token: the longest known phrase, then number words in one, then a word one slip away. */
export function tag(tokens: readonly Token[], lexicon: Lexicon): Item[] {
  const items: Item[] = []
  let at = 0
  while (at < tokens.length) {
    const token = tokens[at]
    if (!token) break
    const phrase = token.text === '\n' ? undefined : longestPhrase(lexicon.root, tokens, at)
    if (phrase) {
      const last = tokens[phrase.next - 1]
      const text = phrase.next - at === 1 ? token.text : (last?.text ?? '')
      items.push(item(phrase.entry.cls, text, phrase.entry.value, token))
      at = phrase.next
      continue
    }
    if (token.kind === 'word') pushWord(items, token, lexicon)
    else items.push(item(kindOf(token), token.text, 0, token))
    at += 1
  }
  return items
}

function kindOf({ kind }: Token): ItemKind {
  if (kind === 'symbol') return 'mark'
  return kind === 'word' ? 'unknown' : kind
}

function pushWord(items: Item[], token: Token, lexicon: Lexicon): void {
  const parts = unglue(lexicon, token.text)
  if (parts) {
    for (const part of parts) items.push(item(part.entry.cls, part.key, part.entry.value, token))
    return
  }
  const near = nearest(lexicon, token.text)
  if (near === 'several') items.push(item('number-like', token.text, 0, token))
  else items.push(item(near?.cls ?? 'unknown', token.text, near?.value ?? 0, token))
}

function item(kind: ItemKind, text: string, value: number, token: Token): Item {
  return { kind, text, value, gap: token.gap, filled: token.filled }
}
