import type { CaseFacts, Speech } from '../facts.ts'
import { common } from '../say/common-text.ts'

/** What texts about a case can name: numbers, category and urgency; name and group only for who attends to it. */
export function caseValues(speech: Speech, shown: CaseFacts): Readonly<Record<string, string>> {
  const unknown = common(speech, 'safety-unknown')
  const { attendedBy, hour } = shown
  return {
    case: String(shown.id),
    contact: String(shown.contact),
    country: countryName(speech, shown.country),
    category: common(speech, `safety-category-${shown.category}`),
    urgency: common(speech, shown.isUrgent ? 'safety-urgent' : 'safety-not-urgent'),
    hour: hour === undefined ? unknown : common(speech, `safety-hour-${hour}`),
    name: shown.name ?? unknown,
    cohort: shown.cohort ?? unknown,
    trainer: shown.trainer ?? unknown,
    phone: shown.phone ?? unknown,
    urgent: shown.isUrgent ? 'yes' : 'no',
    call: shown.wantsCall ? 'yes' : 'no',
    silent: shown.isSilent ? 'yes' : 'no',
    'trainer-told': shown.isTrainerTold ? 'yes' : 'no',
    attends: attendedBy ? (attendedBy.isMe ? 'me' : 'other') : 'nobody',
    'attended-by': attendedBy?.name ?? unknown,
  }
}

function countryName({ locale }: Speech, code: string): string {
  return new Intl.DisplayNames([locale, 'es'], { type: 'region' }).of(code) ?? code
}
