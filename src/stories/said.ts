import type { Library } from '../flow/library.ts'
import type { Said } from './story.ts'

/** Where the texts of a story come from. */
export type Wording = {
  readonly library: Library
  readonly programme: string
  readonly locale: string
}

/** Whether what was heard is what a story expects; spaces and line ends count the same. */
export function isSaid(heard: string, said: Said, wording: Wording): boolean {
  const text = squeeze(heard)
  if (typeof said === 'string') return text === squeeze(said)
  if ('has' in said) return text.includes(squeeze(said.has))
  if ('like' in said) return isLike(text, squeeze(said.like))
  return shapesOf(said, wording).some((shape) => isLike(text, `…${squeeze(shape)}…`))
}

/** What a story expects, in words. */
export function wanted(said: Said): string {
  if (typeof said === 'string') return `'${said}'`
  if ('has' in said) return `something with '${said.has}'`
  if ('like' in said) return `something like '${said.like}'`
  return `the text '${said.text}${said.variant === undefined ? '' : `.${said.variant}`}'`
}

/** One line, single spaces. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Whether a text is the pattern with anything in place of each `…`; each piece is looked for once, from the left. */
export function isLike(text: string, pattern: string): boolean {
  const pieces = pattern.split('…')
  const [first = '', ...rest] = pieces
  const last = rest.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let from = first.length
  for (const piece of rest) {
    const found = text.indexOf(piece, from)
    if (found < 0) return false
    from = found + piece.length
  }
  return text.length - last.length >= from && text.endsWith(last)
}

/** The texts that belong to no flow are named as those of this one: `conversation/nothing-open`. */
const COMMON = 'conversation'

function shapesOf(
  { text, variant }: { readonly text: string; readonly variant?: string | undefined },
  { library, programme, locale }: Wording,
): readonly string[] {
  const [flow = '', message = ''] = text.split('/')
  const texts = flow === COMMON ? library.texts : library.current(flow, programme)?.texts
  const own = texts?.shapes(locale, message, variant) ?? []
  if (own.length > 0 || variant === undefined) return own
  return library.texts.shapes(locale, 'answer', variant)
}
