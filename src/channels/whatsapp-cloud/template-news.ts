import { z } from 'zod'
import { parseJson } from '../request.ts'
import type { Change } from './payload.ts'
import type { Templates, TemplateStatus } from './templates.ts'

/** What Meta has decided of a template in one language. */
export type Decision = {
  readonly name: string
  readonly language: string
  readonly status: TemplateStatus
  /** Meta's own word for it (`ABUSIVE_CONTENT`), where it gives one. */
  readonly reason?: string
}

const decisionSchema = z.object({
  name: z.string(),
  language: z.string(),
  status: z.enum(['approved', 'pending', 'rejected', 'paused', 'disabled']),
  reason: z.string().optional(),
})

/**
 * What Meta has decided since the file of templates was written. It is kept as the account's position, in the same
 * transaction by which a delivery is acknowledged.
 */
export class TemplateNews {
  readonly #decisions: Map<string, Decision>

  constructor(position: string | undefined) {
    const kept = z.array(decisionSchema).safeParse(parseJson(position ?? ''))
    const decisions = (kept.data ?? []) as readonly Decision[]
    this.#decisions = new Map(decisions.map((each) => [keyOf(each), each]))
  }

  /** Of these decisions those that change something. */
  newAmong(decisions: readonly Decision[]): readonly Decision[] {
    return decisions.filter((each) => {
      const known = this.#decisions.get(keyOf(each))
      return known?.status !== each.status || known.reason !== each.reason
    })
  }

  /** What is to be kept once these are known too. */
  positionWith(decisions: readonly Decision[]): string {
    const all = new Map(this.#decisions)
    for (const each of decisions) all.set(keyOf(each), each)
    return JSON.stringify([...all.values()])
  }

  heed(decisions: readonly Decision[]): void {
    for (const each of decisions) this.#decisions.set(keyOf(each), each)
  }

  /** The templates as Meta has decided of them. */
  applyTo(templates: Templates): Templates {
    return templates.map((template) => {
      const texts = Object.entries(template.texts).map(([language, text]) => {
        const said = this.#decisions.get(keyOf({ name: template.name, language }))
        if (!said) return [language, text] as const
        const why = said.reason === undefined ? said.status : `${said.status}, ${said.reason}`
        return [language, { ...text, status: said.status, why }] as const
      })
      return { ...template, texts: Object.fromEntries(texts) }
    })
  }
}

const keyOf = ({ name, language }: Pick<Decision, 'name' | 'language'>) => `${name}/${language}`

/**
 * Reads `message_template_status_update`
 * (developers.facebook.com/documentation/business-messaging/whatsapp/webhooks/reference/message_template_status_update, of
 * 2026-04-13); `undefined` where it is something else, or nothing that stops or allows the template.
 */
export function decisionIn({ field, value }: Change): Decision | undefined {
  if (field !== 'message_template_status_update') return undefined
  const { event, message_template_name: name, message_template_language: language, reason } = value
  const status = STATUSES[event ?? '']
  if (status === undefined || name === undefined || language === undefined) return undefined
  const isReason = reason !== undefined && reason !== 'NONE'
  return { name, language, status, ...(isReason && { reason }) }
}

/** `FLAGGED`, `LOCKED` and their like leave the template usable. */
const STATUSES: Readonly<Record<string, TemplateStatus>> = {
  APPROVED: 'approved',
  REINSTATED: 'approved',
  UNARCHIVED: 'approved',
  PENDING: 'pending',
  IN_APPEAL: 'pending',
  REJECTED: 'rejected',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  ARCHIVED: 'disabled',
  PENDING_DELETION: 'disabled',
  DELETED: 'disabled',
}
