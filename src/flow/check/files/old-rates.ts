import { z } from 'zod'
import { isOlderThan } from '../../../reading/age.ts'
import { RATE_MONTHS } from '../../../model/rates.ts'
import type { Check } from '../check.ts'
import { readable } from './words-files.ts'

const FILE = 'flows/whatsapp/rates.yaml'

const datedSchema = z.object({ verified_on: z.iso.date() })

/**
 * What WhatsApp's official numbers cost was compared with Meta's card within the last six months before `today` (ISO). Not
 * among the checks of a start, which must not fail on a day of the calendar.
 */
export const oldRates =
  (today: string): Check =>
  ({ sources }) => {
    const source = sources.files.get(FILE)
    if (source === undefined) return []
    const yaml = readable(source, FILE)
    if (!yaml) return []
    const dated = datedSchema.safeParse(yaml.value).data
    if (!dated) return []
    const values = { date: dated.verified_on, months: RATE_MONTHS, field: 'verified_on' }
    const at = { file: FILE, ...yaml.placeOf(['verified_on']), values }
    if (dated.verified_on > today) return [{ code: 'wrong-value', variant: 'to-come', ...at }]
    return isOlderThan(dated.verified_on, RATE_MONTHS, today) ? [{ code: 'old-rates', ...at }] : []
  }
