import type { Api } from 'grammy'
import type { Outcome, Outgoing } from '../../model/message.ts'
import { splitText } from '../../model/split-text.ts'
import { TELEGRAM_LIMITS } from './limits.ts'
import { outcomeOf } from './outcome.ts'

/** Tries once to send a message, in as many parts as its text needs; never throws. */
export async function sendMessage(api: Api, message: Outgoing): Promise<Outcome> {
  const parts = splitText(message.text, TELEGRAM_LIMITS.textLength)
  const last = parts.length - 1
  let outcome = await sendPart(api, message, parts[0] ?? '', last <= 0)
  for (let sent = 1; sent <= last && outcome.type === 'sent'; sent++) {
    outcome = cutOff(await sendPart(api, message, parts[sent] ?? '', sent === last), sent)
  }
  return outcome
}

/** One call; the keys come with the last part. No parse_mode: a text shows as it was written. */
async function sendPart(api: Api, to: Outgoing, text: string, isLast: boolean): Promise<Outcome> {
  try {
    const sent = await api.sendMessage(to.chat, text, {
      link_preview_options: { is_disabled: true },
      reply_markup: isLast ? keysFor(to) : NO_KEYS,
    })
    return { type: 'sent', externalId: String(sent.message_id) }
  } catch (error) {
    return outcomeOf(error)
  }
}

/** Keys of the reply keyboard come back as texts, which wait for 24 h; inline taps expire after 150 s. */
function keysFor({ choices = [] }: Outgoing) {
  if (choices.length === 0) return NO_KEYS
  return {
    keyboard: choices.map((text) => [{ text }]),
    one_time_keyboard: true,
    resize_keyboard: true,
  }
}

const NO_KEYS = { remove_keyboard: true } as const

/** A message of which some parts arrived is neither sent nor not sent. */
function cutOff(outcome: Outcome, partsSent: number): Outcome {
  if (outcome.type === 'sent') return outcome
  const reason = outcome.type === 'refused' ? outcome.detail : outcome.reason
  return { type: 'unknown', reason: `after ${partsSent} of its parts were sent: ${reason}` }
}
