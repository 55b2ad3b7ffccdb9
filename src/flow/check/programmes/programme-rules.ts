import type { WaitStep } from '../../schema.ts'
import { nearest } from '../../nearest.ts'
import { HOURS, type Programme, type QuietHours } from '../../../model/programme.ts'
import type { Check } from '../check.ts'
import { quoted, type Finding } from '../finding.ts'
import type { Material, ProgrammeMaterial } from '../material.ts'

/** Schedules of programmes start flows that exist, at hours when people may be written to. */
export const schedules: Check = (material) => [
  ...material.programmes.flatMap((each) => [
    ...schedulesOf(each, material),
    ...hoursOf(each),
    ...undated(each),
  ]),
  ...waits(material),
]

function schedulesOf(
  { file, yaml, programme }: ProgrammeMaterial,
  { flows }: Material,
): readonly Finding[] {
  const known = flows.map(({ name }) => name)
  return (programme?.schedules ?? []).flatMap(({ flow, at }, index): readonly Finding[] => {
    const path = ['schedules', index]
    const quiet = programme?.quietHours
    const values = { name: flow, at, nearest: nearest(flow, known), known: quoted(new Set(known)) }
    const unknown: readonly Finding[] = known.includes(flow)
      ? []
      : [
          {
            code: 'unknown-flow',
            file,
            ...yaml.placeOf([...path, 'flow']),
            values,
            variant: 'schedule',
          },
        ]
    if (!quiet || !isQuiet(at, quiet)) return unknown
    const place = yaml.placeOf([...path, 'at'])
    const hours = { at, from: quiet.from, to: quiet.to }
    return [...unknown, { code: 'schedule-in-quiet-hours', file, ...place, values: hours }]
  })
}

/** The hours that a programme lets people choose between are hours at which they may be written to. */
function hoursOf({ file, yaml, programme }: ProgrammeMaterial): readonly Finding[] {
  if (!programme) return []
  const { from, to } = programme.quietHours
  const { hours = {} } = yaml.value as { readonly hours?: object }
  const written = HOURS.filter((hour) => hour in hours)
  return written.flatMap((hour): readonly Finding[] => {
    const at = programme.hours[hour]
    if (!isQuiet(at, programme.quietHours)) return []
    const place = yaml.placeOf(['hours', hour])
    return [{ code: 'schedule-in-quiet-hours', file, ...place, values: { at, from, to } }]
  })
}

/** What is scheduled around classes or visits of which the programme has none never leaves. */
function undated({ file, yaml, programme }: ProgrammeMaterial): readonly Finding[] {
  return (programme?.schedules ?? []).flatMap((schedule, index): readonly Finding[] => {
    if (!programme || schedule.type !== 'around' || schedule.kind === 'harvest') return []
    const key = schedule.kind === 'module' ? 'modules' : 'visits'
    if (programme[key].length > 0) return []
    const values = { name: schedule.flow, key }
    return [{ code: 'schedule-without-date', file, ...yaml.placeOf(['schedules', index]), values }]
  })
}

/** A flow's own waits are held against the quiet hours of every programme. */
function waits({ flows, programmes }: Material): readonly Finding[] {
  const known = programmes.flatMap(({ programme }) => (programme ? [programme] : []))
  return flows.flatMap(({ steps, yaml, file }) =>
    [...steps].flatMap(([step, script]): readonly Finding[] => {
      const at = 'wait' in script ? hourOf(script) : undefined
      const programme = at === undefined ? undefined : quietAt(at, known)
      if (!yaml || at === undefined || !programme) return []
      const { from, to } = programme.quietHours
      const values = { step, at, from, to, programme: programme.name }
      const place = yaml.placeOf(['steps', step, 'wait', 'at'])
      return [{ code: 'schedule-in-quiet-hours', file, ...place, values, variant: 'wait' }]
    }),
  )
}

function hourOf({ wait }: WaitStep): string | undefined {
  return typeof wait === 'object' && 'at' in wait ? wait.at : undefined
}

function quietAt(at: string, programmes: readonly Programme[]): Programme | undefined {
  return programmes.find(({ quietHours }) => isQuiet(at, quietHours))
}

/** Whether a local time lies in the quiet hours, which may span midnight; their end does not. */
function isQuiet(at: string, { from, to }: QuietHours): boolean {
  return from <= to ? at >= from && at < to : at >= from || at < to
}
