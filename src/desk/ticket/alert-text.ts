import type { Facts, Speech } from '../../conversation/facts.ts'
import { writeMoment } from '../../conversation/say/moment.ts'
import { common } from '../../conversation/say/common-text.ts'
import { contactValues } from '../../conversation/say/contact-values.ts'
import { sayMoney } from '../../conversation/say/amounts.ts'
import type { Asking } from './asking.ts'
import type { Alerted } from './alert.ts'

export type AlertDetails = {
  /** Who was told before, and when. */
  readonly told: readonly { readonly name: string | null; readonly at: number }[]
  /** What she wrote last, oldest first. */
  readonly texts: readonly string[]
  readonly due_at: number
  readonly now: number
}

/** The alert as its owner reads it: who, why, her module, figures and last words, since when, and what to answer. */
export function alertText(asking: Asking, ticket: Alerted, details: AlertDetails): string {
  const { facts, staffSpeech: speech } = asking
  const { now, texts, told } = details
  const zone = facts.programme?.zone ?? 'UTC'
  const at = (moment: number) => writeMoment(moment, 'at', { now, zone, speech })
  const more = {
    name: facts.name ?? common(speech, 'desk-somebody'),
    ticket: String(ticket.id),
    module: facts.module?.last ?? 'none',
    reason: reasonText(ticket.reason, speech),
    said: texts.map((text) => `«${text.slice(0, LONGEST_QUOTE)}»`).join(' ') || '…',
    figure: figuresText(facts, speech),
    since: at(ticket.opened_at),
    due: writeMoment(details.due_at, 'before', { now, zone, speech }),
    told: told.map((each) => `${each.name ?? '…'} (${at(each.at)})`).join(', ') || 'none',
  }
  return common(speech, 'desk-alert', contactValues(facts, speech, more))
}

/** A reason in words; those without words of their own are a wish to talk. */
export function reasonText(reason: string, speech: Speech): string {
  const known = speech.texts.find(speech.locale, `reason-${reason}`, undefined, () => undefined)
  return known ?? common(speech, 'reason-other')
}

/** Her last amounts of the programme's first figure, the latest first. */
function figuresText({ figures, programme }: Facts, speech: Speech): string {
  const [main] = Object.keys(programme?.figures ?? {})
  const amounts = figures
    .filter((each) => each.figure === main && each.minor !== undefined)
    .toSorted((a, b) => (a.week < b.week ? 1 : -1))
    .slice(0, LAST_FIGURES)
    .map(({ minor = 0 }) => sayMoney(minor, speech.country))
  return amounts.join(', ') || common(speech, 'alert-nothing-recorded')
}

const LAST_FIGURES = 3
const LONGEST_QUOTE = 300
