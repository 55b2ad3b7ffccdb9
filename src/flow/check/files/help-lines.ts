import { LINE_MONTHS } from '../../../model/safety.ts'
import { readHelpLines, staleLines } from '../../../reading/messages/help-lines.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { Material } from '../material.ts'
import { readable } from './words-files.ts'

/**
 * Whoever is told of a danger can say whom to call: each country of a programme has its help lines, verified within the
 * last six months before `today` (ISO), and none on a day to come. Not among the checks of a start, which must not fail
 * on a day of the calendar.
 */
export const helpLines =
  (today: string): Check =>
  (material) => [...missing(material), ...stale(material, today), ...tooEarly(material, today)]

function missing({ programmes, sources }: Material): readonly Finding[] {
  return programmes.flatMap(({ file, yaml, programme }): readonly Finding[] => {
    if (!programme || sources.files.has(fileOf(programme.country))) return []
    const values = { country: programme.country, wanted: fileOf(programme.country) }
    return [{ code: 'missing-help-lines', file, ...yaml.placeOf(['country']), values }]
  })
}

function fileOf(country: string): string {
  return `locales/es-${country}/help-lines.yaml`
}

function stale({ sources }: Material, today: string): readonly Finding[] {
  return [...sources.files].flatMap(([file, source]) => {
    if (!file.endsWith('/help-lines.yaml')) return []
    const yaml = readable(source, file)
    if (!yaml) return []
    const lines = readHelpLines(yaml.value)
    const old = new Set(staleLines(lines, today))
    return lines.flatMap((line, index): readonly Finding[] => {
      if (!old.has(line)) return []
      const place = yaml.placeOf(['lines', index, 'verified_on'])
      const values = {
        name: line.name,
        phone: line.phone,
        date: line.verifiedOn,
        months: LINE_MONTHS,
      }
      return [{ code: 'old-help-line', file, ...place, values }]
    })
  })
}

/** A day that has not come: the year is most likely a slip, and the line would seem verified for too long. */
function tooEarly({ sources }: Material, today: string): readonly Finding[] {
  return [...sources.files].flatMap(([file, source]) => {
    if (!file.endsWith('/help-lines.yaml')) return []
    const yaml = readable(source, file)
    return readHelpLines(yaml?.value).flatMap(({ verifiedOn }, index): readonly Finding[] => {
      if (!yaml || verifiedOn <= today) return []
      const place = yaml.placeOf(['lines', index, 'verified_on'])
      const values = { field: `lines.${index}.verified_on`, date: verifiedOn }
      return [{ code: 'wrong-value', file, ...place, values, variant: 'to-come' }]
    })
  })
}
