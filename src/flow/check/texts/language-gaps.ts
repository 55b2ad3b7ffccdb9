import { recordingName } from '../../recordings.ts'
import type { FtlFile } from '../read/ftl.ts'
import type { FlowMaterial, Material } from '../material.ts'
import { saidTexts } from '../read/said-texts.ts'
import { languageOf } from '../../../model/locale.ts'

/** What a language that people can choose does not have yet, and of how much; texts by name, `goal/ask.nudge`. */
export type LanguageGaps = {
  readonly language: string
  readonly texts: Gap
  readonly recordings: Gap
}

/** Out of `all`, these are missing. */
export type Gap = { readonly all: number; readonly missing: readonly string[] }

/** For each language of any programme: the texts that are said in Spanish instead, and those without a recording. */
export function languageGaps(material: Material): readonly LanguageGaps[] {
  const offered = material.programmes.flatMap(({ programme }) => programme?.languages ?? [])
  const languages = new Set(offered.map(languageOf))
  return [...languages].map((language) => ({
    language,
    texts: textGap(language, material),
    recordings: recordingGap(language, material),
  }))
}

function textGap(language: string, material: Material): Gap {
  const common = { name: 'conversation', texts: material.common }
  const all = [common, ...everybodys(material)].flatMap(({ name, texts }) => {
    const own = [...texts].flatMap(([locale, file]) => (isOf(locale, language) ? [file] : []))
    return textsOf(texts.get('es')).map(({ id, variant }) => ({
      name: variant === undefined ? `${name}/${id}` : `${name}/${id}.${variant}`,
      isThere: own.some((file) => hasText(file, id, variant)),
    }))
  })
  return { all: all.length, missing: all.flatMap(({ name, isThere }) => (isThere ? [] : [name])) }
}

function textsOf(file: FtlFile | undefined) {
  return [...(file?.messages.values() ?? [])].flatMap(({ texts }) => texts)
}

function hasText(file: FtlFile, id: string, variant: string | undefined): boolean {
  const message = file.messages.get(id)
  if (!message || message.isPending) return false
  return message.texts.some((text) => text.variant === variant)
}

function recordingGap(language: string, material: Material): Gap {
  const recorded = [...material.sources.recordings].filter((name) =>
    isOf(name.split('/')[1] ?? '', language),
  )
  const heard = new Set(recorded.map((name) => name.split('/').slice(3).join('/')))
  const all = everybodys(material).flatMap((flow) =>
    [...flow.steps].flatMap(([message, step]) => {
      if (saidTexts(step, material).own !== 'must') return []
      const name = recordingName(language, { file: flow.name, message, variant: undefined })
      return [{ name: `${flow.name}/${message}`, file: name.split('/').slice(3).join('/') }]
    }),
  )
  return {
    all: all.length,
    missing: all.flatMap(({ name, file }) => (heard.has(file) ? [] : [name])),
  }
}

function everybodys({ flows }: Material): readonly FlowMaterial[] {
  return flows.filter(({ programme }) => programme === undefined)
}

/** `es-GT` is of `es`; a programme's own words are not everybody's. */
function isOf(locale: string, language: string): boolean {
  return locale === language || locale.startsWith(`${language}-`)
}
