import type { Check } from '../check.ts'
import { quoted, type Finding } from '../finding.ts'
import { figuresIn } from '../steps/names.ts'
import type { FlowMaterial, Material, ProgrammeMaterial } from '../material.ts'

/** What a programme's schedules lead to records only figures that the programme has. */
export const programmeFigures: Check = (material) =>
  material.programmes.flatMap((each) => findingsOf(each, material))

function findingsOf(
  { file, yaml, programme }: ProgrammeMaterial,
  material: Material,
): readonly Finding[] {
  if (!programme) return []
  const known = Object.keys(programme.figures)
  const all = figuresIn(material)
  const told = new Set<string>()
  return programme.schedules.flatMap(({ flow }, index) =>
    figuresOf(flow, programme.name, material).flatMap((name): readonly Finding[] => {
      if (known.includes(name) || told.has(name) || !all.includes(name)) return []
      told.add(name)
      const place = yaml.placeOf(['schedules', index, 'flow'])
      const values = { name, flow, programme: programme.name, known: quoted(known) }
      return [{ code: 'unknown-figure', file, ...place, values, variant: 'programme' }]
    }),
  )
}

/** The figures that a flow of a programme records, and those of the flows that it starts. */
function figuresOf(flow: string, programme: string, { flows }: Material): readonly string[] {
  const seen = new Set<string>()
  const found = (name: string): readonly string[] => {
    if (seen.has(name)) return []
    seen.add(name)
    const run = flowOf(name, programme, flows)
    return [...(run?.steps.values() ?? [])].flatMap((step) => {
      if ('start' in step) return found(step.start)
      if ('record' in step) return [step.record]
      const isFigure = 'ask' in step && step.save !== undefined && !step.save.includes('.')
      return isFigure && step.save !== undefined ? [step.save] : []
    })
  }
  return [...new Set(found(flow))]
}

function flowOf(
  name: string,
  programme: string,
  flows: readonly FlowMaterial[],
): FlowMaterial | undefined {
  const named = flows.filter((flow) => flow.name === name)
  return (
    named.find((flow) => flow.programme === programme) ??
    named.find((flow) => flow.programme === undefined)
  )
}
