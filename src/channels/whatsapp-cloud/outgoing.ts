import { z } from 'zod'
import type { Outcome, Outgoing } from '../../model/message.ts'
import { splitText } from '../../model/split-text.ts'
import { bodyOf } from './body.ts'
import type { Graph } from './graph.ts'
import { CLOUD_LIMITS } from './limits.ts'
import { upload } from './media.ts'
import type { CloudOptions } from './options.ts'
import { outcomeOf } from './outcome.ts'
import { recipientOf } from './recipient.ts'
import { chooseTemplate } from './templates.ts'

/** Tries once to send a message, in as many parts as its text needs; never throws. */
export async function sendMessage(
  graph: Graph,
  message: Outgoing,
  options: CloudOptions,
): Promise<Outcome> {
  const { occasion, media, text } = message
  if (occasion) {
    // what is told with a voice note or a photo follows as a text of its own, which has its template
    if (media) return { type: 'refused', reason: 'no-template', detail: `${occasion.topic}: media` }
    const chosen = chooseTemplate(options.templates, occasion, text)
    if (chosen.type === 'template') return sendPart(graph, message, chosen.body)
    return { type: 'refused', reason: 'no-template', detail: chosen.why }
  }
  if (media) {
    const { phoneNumberId: account, folder = '.' } = options
    const uploaded = await upload(graph, media, { account, folder })
    if (uploaded.type === 'not-uploaded') return uploaded.outcome
    return sendPart(graph, message, uploaded.body)
  }
  return sendText(graph, message, options)
}

async function sendText(graph: Graph, message: Outgoing, { listButton }: CloudOptions) {
  const parts = splitText(message.text, CLOUD_LIMITS.textLength)
  const last = parts.length - 1
  let outcome: Outcome = { type: 'refused', reason: 'invalid', detail: 'there is no text' }
  for (let sent = 0; sent <= last && (sent === 0 || outcome.type === 'sent'); sent++) {
    const choices = sent === last ? (message.choices ?? []) : []
    const body = bodyOf(parts[sent] ?? '', choices, listButton)
    outcome = cutOff(await sendPart(graph, message, body, sent === last), sent)
  }
  return outcome
}

const sentSchema = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) })

/** One call. Only the last part carries our id, which its statuses bring back. */
async function sendPart(
  graph: Graph,
  { id, chat }: Outgoing,
  body: object,
  isLast = true,
): Promise<Outcome> {
  const ours = isLast ? { biz_opaque_callback_data: String(id) } : {}
  const request = { ...recipientOf(chat), ...body, ...ours }
  const answer = await graph.call(graph.ofNumber('/messages'), sentSchema, request)
  if (answer.type === 'failure') return outcomeOf(answer.failure)
  return { type: 'sent', externalId: answer.result.messages[0]?.id ?? '' }
}

/** A message of which some parts arrived is neither sent nor not sent. */
function cutOff(outcome: Outcome, partsSent: number): Outcome {
  if (outcome.type === 'sent' || partsSent === 0) return outcome
  const reason = outcome.type === 'refused' ? outcome.detail : outcome.reason
  return { type: 'unknown', reason: `after ${partsSent} of its parts were sent: ${reason}` }
}
