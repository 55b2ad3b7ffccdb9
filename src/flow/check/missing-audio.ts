import type { Check } from './check.ts'
import { quoted, type Finding } from './finding.ts'
import type { FlowMaterial, Material, ProgrammeMaterial } from './material.ts'
import { saidTexts } from './said-texts.ts'

/** Where a programme offers voice notes, every text it says has its recording. */
export const missingAudio: Check = (material) =>
  material.programmes.flatMap((each) => (each.programme?.audio ? missingOf(each, material) : []))

function missingOf(
  { file, yaml, programme }: ProgrammeMaterial,
  material: Material,
): readonly Finding[] {
  const place = yaml.placeOf(['audio'])
  return (programme?.languages ?? []).flatMap((language) =>
    material.flows.flatMap((flow): readonly Finding[] => {
      const missing = unrecorded(flow, language, material)
      if (flow.programme !== undefined || missing.length === 0) return []
      const values = {
        language,
        flow: flow.name,
        texts: quoted(missing),
        folder: `locales/${language}/audio/${flow.name}/`,
      }
      return [{ code: 'missing-audio', file, ...place, values }]
    }),
  )
}

function unrecorded(flow: FlowMaterial, language: string, material: Material): readonly string[] {
  return [...flow.steps].flatMap(([name, step]) => {
    const recording = `locales/${language}/audio/${flow.name}/${name}.ogg`
    const isSaid = saidTexts(step, material).own === 'must'
    return isSaid && !material.sources.recordings.has(recording) ? [name] : []
  })
}
