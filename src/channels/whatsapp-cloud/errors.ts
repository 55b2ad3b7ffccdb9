import type { Outcome } from '../../model/message.ts'

type Meaning = Extract<Outcome, { readonly type: 'refused' | 'retry' }>

/** What an error of the Cloud API means for the message; an unknown code refuses it, so that a person looks. */
export function outcomeOfError(code: number, description: string, afterMs?: number): Meaning {
  const meaning = code >= 200 && code <= 299 ? NEEDS_A_PERSON : MEANINGS[code]
  if (!meaning) return { type: 'refused', reason: 'invalid', detail: description }
  if (meaning.type === 'refused') return { ...meaning, detail: description }
  const wait = afterMs ?? meaning.retryAfterMs
  return { ...meaning, reason: description, ...(wait !== undefined && { retryAfterMs: wait }) }
}

const NO_TEMPLATE = { type: 'refused', reason: 'no-template', detail: '' } as const
const WINDOW_CLOSED = { type: 'refused', reason: 'window-closed', detail: '' } as const
const GONE = { type: 'refused', reason: 'gone', detail: '' } as const
const LATER = { type: 'retry', scope: 'chat', reason: '' } as const
const NEEDS_A_PERSON = {
  type: 'retry',
  scope: 'account',
  reason: '',
  retryAfterMs: 60_000,
  needsAPerson: true,
} as const
const tooFast = (retryAfterMs: number) =>
  ({ type: 'retry', scope: 'account', reason: '', retryAfterMs }) as const

/** By code: developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes (read 2026-11-24). */
const MEANINGS: Readonly<Record<number, Meaning>> = {
  // the token, the rights, the account, its payment, its registration
  0: NEEDS_A_PERSON,
  3: NEEDS_A_PERSON,
  10: NEEDS_A_PERSON,
  190: NEEDS_A_PERSON,
  368: NEEDS_A_PERSON,
  130497: NEEDS_A_PERSON,
  131031: NEEDS_A_PERSON,
  131042: NEEDS_A_PERSON,
  131045: NEEDS_A_PERSON,
  133010: NEEDS_A_PERSON,
  // too much: of the app, of the account, of the number; taken for spam
  4: tooFast(60_000),
  80007: tooFast(60_000),
  130429: tooFast(5_000),
  131048: { ...NEEDS_A_PERSON, retryAfterMs: 3_600_000 },
  // too much to one person
  131056: { ...LATER, retryAfterMs: 60_000 },
  // Meta's own trouble, and maintenance: the message was not taken
  1: LATER,
  2: LATER,
  131000: LATER,
  131016: LATER,
  131057: tooFast(60_000),
  133004: tooFast(60_000),
  // she cannot be reached on WhatsApp
  131026: GONE,
  // outside the window; a template that is missing, has other parameters, is paused or was taken away
  131047: WINDOW_CLOSED,
  132000: NO_TEMPLATE,
  132001: NO_TEMPLATE,
  132005: NO_TEMPLATE,
  132007: NO_TEMPLATE,
  132012: NO_TEMPLATE,
  132015: NO_TEMPLATE,
  132016: NO_TEMPLATE,
}
