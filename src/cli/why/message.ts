import { localText } from '../../calendar/local.ts'
import type { Reason } from '../../calendar/reason.ts'
import type { MessageId } from '../../model/ids.ts'
import { RequestError } from '../../model/request-error.ts'
import { findMessageStory, type MessageStory } from '../../store/talk/explanations.ts'
import type { Database } from '../../store/store.ts'
import { sayReason } from '../calendar/reason.ts'
import type { Say } from '../words.ts'
import { openLibrary } from '../workplace.ts'
import { timeText, type Answer } from './answer.ts'
import { causeOf, type Cause } from './cause.ts'

/** Why one message was sent, or was not: flow and version, step, schedule, planned and sent time, rules. */
export async function aboutMessage(db: Database, id: number, say: Say): Promise<Answer> {
  const story = await findMessageStory(db, id as MessageId)
  if (!story) throw new RequestError(`there is no message ${id}`)
  const known: Known = {
    story,
    zone: story.occurrence?.zone ?? story.message.zone ?? zoneOf(story.message.programme),
    cause: causeOf(story.message, story.input),
    said: (story.message.said_by === null
      ? []
      : (JSON.parse(story.message.said_by) as string[])
    ).map(partsOf),
    moves: story.occurrence ? (JSON.parse(story.occurrence.moves) as Reason[]) : [],
  }
  return { facts: factsOf(known, say), lines: linesOf(known, say) }
}

type Known = {
  readonly story: MessageStory
  readonly zone: string
  readonly cause: Cause
  readonly said: readonly Said[]
  /** What the calendar moved it by. */
  readonly moves: readonly Reason[]
}

function factsOf({ story: { message, occurrence }, zone, cause, said, moves }: Known, say: Say) {
  const time = (at: number | null) => (at === null ? undefined : localText(at, zone))
  return {
    message: message.id,
    contact: message.contact_id,
    class: message.class,
    status: message.status,
    ...(message.reason === null ? {} : { reason: message.reason }),
    zone,
    written: time(message.created_at),
    sent: time(message.sent_at),
    said,
    because: cause,
    ...(message.ticket_id === null
      ? {}
      : {
          ticket: {
            id: message.ticket_id,
            reason: message.ticket_reason,
            opened: time(message.opened_at),
          },
        }),
    ...(occurrence
      ? {
          occurrence: {
            id: occurrence.id,
            schedule: occurrence.schedule,
            nominal: occurrence.nominal,
            planned: time(occurrence.planned_at),
            status: occurrence.status,
            rules: moves.map((each) => ({ ...each, text: sayReason(each, say) })),
          },
        }
      : {}),
  }
}

function linesOf({ story, zone, cause, said, moves }: Known, say: Say): readonly string[] {
  const { message, input, occurrence } = story
  const time = (at: number | null | undefined) => (at == null ? '' : timeText(at, zone))
  const { reason, status } = message
  const written = { at: time(message.created_at), reason: reason ?? 'none' }
  const values = {
    at: time(input?.heard_at),
    schedule: occurrence?.schedule ?? '',
    nominal: occurrence?.nominal.replace('T', ' ') ?? '',
    zone,
    planned: time(occurrence?.planned_at),
  }
  return [
    say('message', {
      id: String(message.id),
      name: message.name ?? '—',
      status: say(`status-${status}`),
    }),
    status === 'sent'
      ? say('written', { ...written, sent: time(message.sent_at) })
      : say('not-sent', { ...written, to: status === 'queued' ? time(message.due_at) : '' }),
    ...said.map((step) => say('said-by', step)),
    say(`because-${cause}`, values),
    ...(message.ticket_id === null ? [] : [ticketLine(message, time(message.opened_at), say)]),
    ...(occurrence ? [rulesLine(moves, say)] : []),
  ]
}

function ticketLine({ ticket_id, ticket_reason }: MessageStory['message'], at: string, say: Say) {
  return say('ticket', { id: String(ticket_id), reason: ticket_reason ?? '', at })
}

function rulesLine(moves: readonly Reason[], say: Say): string {
  if (moves.length === 0) return say('no-rules')
  return say('rules', { rules: moves.map((each) => sayReason(each, say)).join('; ') })
}

type Said = { readonly flow: string; readonly version: string; readonly step: string }

function partsOf(step: string): Said {
  const [flow = '', version = '', name = ''] = step.split(/[@/]/)
  return { flow, version, step: name }
}

function zoneOf(programme: string | null): string {
  return (programme === null ? undefined : openLibrary().programmes.get(programme)?.zone) ?? 'UTC'
}
