import { recordingName, recordingOf } from '../../recordings.ts'
import { Texts } from '../../texts.ts'
import type { Check } from '../check.ts'
import { quoted, type Finding } from '../finding.ts'
import type { FlowMaterial, Material, ProgrammeMaterial } from '../material.ts'
import { saidTexts } from '../read/said-texts.ts'
import { languageOf } from '../../../model/locale.ts'

/** Where a programme offers voice notes, every text it says has its recording, of the words that its people read. */
export const missingAudio: Check = (material) =>
  material.programmes.flatMap((each) => (each.programme?.audio ? missingOf(each, material) : []))

function missingOf(
  { file, yaml, programme }: ProgrammeMaterial,
  material: Material,
): readonly Finding[] {
  if (!programme) return []
  const { name, country, languages } = programme
  const place = yaml.placeOf(['audio'])
  return languages.flatMap((language) => {
    const locale = language.includes('-') ? language : `${language}-${country}`
    return flowsOf(name, material).flatMap((flow) => {
      const missing = unrecorded(flow, locale, material)
      const folders = Map.groupBy(missing, (recording) => recording.replace(/[^/]+$/, ''))
      return [...folders].map(([folder, recordings]): Finding => {
        const texts = quoted(recordings.map((each) => each.slice(folder.length, -'.ogg'.length)))
        const values = { language, flow: flow.name, texts, folder }
        return { code: 'missing-audio', file, ...place, values }
      })
    })
  })
}

/** Every flow as the programme runs it. */
function flowsOf(programme: string, { flows }: Material): readonly FlowMaterial[] {
  const own = flows.filter((flow) => flow.programme === programme)
  const changed = new Set(own.map(({ name }) => name))
  const others = flows.filter((flow) => flow.programme === undefined && !changed.has(flow.name))
  return [...others, ...own]
}

/** The recordings of her language that are not there, by the name they should have. */
function unrecorded(flow: FlowMaterial, locale: string, material: Material): readonly string[] {
  const { files, recordings: names } = material.sources
  const sources = [...flow.texts].map(([key, { file }]) => [key, files.get(file) ?? ''] as const)
  const texts = new Texts(Object.fromEntries(sources))
  const language = languageOf(locale)
  return [...flow.steps].flatMap(([message, step]) => {
    if (saidTexts(step, material).own !== 'must') return []
    const name = { file: flow.name, message, variant: undefined }
    const found = recordingOf(name, { texts, locale, recordings: { folder: '.', names } })
    if (found !== undefined && isOf(found.split('/')[1], language)) return []
    const source = texts.sourceOf(locale, message)
    return [recordingName(source !== undefined && isOf(source, language) ? source : language, name)]
  })
}

function isOf(locale: string | undefined, language: string): boolean {
  return locale !== undefined && languageOf(locale) === language
}
