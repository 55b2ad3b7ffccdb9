import { z } from 'zod'
import { readLocaleFiles } from '../locale-files.ts'
import { plain } from '../plain.ts'
import { isSameName } from './same-name.ts'

/** `locales/<locale>/speakers.yaml` */
export const speakersSchema = z.strictObject({
  another: z.array(z.string()),
  introduces: z.array(z.string()),
})

/** How people say who they are, and who share a phone that another writes. */
export type SpeakerWords = {
  readonly another: ReadonlySet<string>
  /** The longest first. */
  readonly introduces: readonly string[]
}

/** The words of a language (locales/<language>/speakers.yaml). Throws a YamlError on bad data. */
export function loadSpeakerWords(locale: string): SpeakerWords {
  const known = loaded.get(locale)
  if (known) return known
  const files = readLocaleFiles(locale, 'speakers.yaml', speakersSchema)
  const words = {
    another: new Set(files.flatMap(({ data }) => data.another.map(plain))),
    introduces: files
      .flatMap(({ data }) => data.introduces.map(plain))
      .toSorted((a, b) => b.length - a.length),
  }
  loaded.set(locale, words)
  return words
}

const loaded = new Map<string, SpeakerWords>()

export type Speaker<Id> = { readonly id: Id; readonly name: string }

/** What somebody who was asked for her name is called, as written: "me llamo Marta" is Marta. */
export function readName(text: string, words: SpeakerWords): string {
  const introduction = introductionOf(plain(text), words)
  if (introduction === undefined) return text
  const first = [...text.matchAll(WORD)][introduction.split(' ').length]
  return first ? text.slice(first.index) : text
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu

function introductionOf(written: string, { introduces }: SpeakerWords): string | undefined {
  return introduces.find((each) => written.startsWith(`${each} `))
}

/** Who of those that share the phone says that it is her who writes: "soy Marta", or her whole name and nothing else. */
export function readSpeaker<Id>(
  text: string,
  speakers: readonly Speaker<Id>[],
  words: SpeakerWords,
): Id | undefined {
  if (text.length > LONGEST_NAME) return undefined
  const written = plain(text)
  const introduction = introductionOf(written, words)
  const name = introduction === undefined ? undefined : written.slice(introduction.length + 1)
  const meant = speakers.filter((each) =>
    name === undefined ? plain(each.name) === written : isSameName(each.name, name),
  )
  const [only, other] = meant
  return other ? undefined : only?.id
}

const LONGEST_NAME = 100

/** Whether she says that it is not who wrote last. */
export function isSomebodyElse(text: string, { another }: SpeakerWords): boolean {
  return text.length <= LONGEST_NAME && another.has(plain(text))
}
