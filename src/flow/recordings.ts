import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Texts } from './texts.ts'

/** The recordings of a library: where its folder is, and their names from there, `locales/quc/audio/intro/sales.ogg`. */
export type Recordings = { readonly folder: string; readonly names: ReadonlySet<string> }

export const NO_RECORDINGS: Recordings = { folder: '.', names: new Set() }

/** A text by where its words stand: the flow's file (`conversation` for the common ones), the message, its variant. */
export type TextName = {
  readonly file: string
  readonly message: string
  readonly variant: string | undefined
}

/**
 * The recording that is sent with a text: of the very words that are written, or of a language nearer to her own than
 * those. A programme's own words have theirs under `<flow>.<programme>/`.
 */
export function recordingOf(
  { file, message, variant }: TextName,
  { texts, locale, recordings }: { texts: Texts; locale: string; recordings: Recordings },
): string | undefined {
  if (recordings.names.size === 0) return undefined
  const chain = texts.chain(locale)
  const written = texts.sourceOf(locale, message, variant)
  const near = written === undefined ? chain : chain.slice(0, chain.indexOf(written) + 1)
  return near
    .map((source) => recordingName(source, { file, message, variant }))
    .find((name) => recordings.names.has(name))
}

/** `locales/es/audio/menu.fundap/show.ogg` for the text `show` of `menu` in `es@fundap`. */
export function recordingName(source: string, { file, message, variant }: TextName): string {
  const [locale, programme] = source.split('@')
  const folder = programme === undefined ? file : `${file}.${programme}`
  const text = variant === undefined ? message : `${message}.${variant}`
  return `locales/${locale}/audio/${folder}/${text}.ogg`
}

/** What can be heard in a recording of the library; undefined for every other name, so that nothing else is read. */
export async function readRecording(
  { folder, names }: Recordings,
  name: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!names.has(name)) return undefined
  try {
    return new Uint8Array(await readFile(join(folder, name)))
  } catch {
    return undefined
  }
}
