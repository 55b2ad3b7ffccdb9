import { parseArgs } from 'node:util'
import { localText } from '../calendar/local.ts'
import type { Reason } from '../calendar/reason.ts'
import type { ContactId, MessageId } from '../model/ids.ts'
import type { InputPayload } from '../model/input.ts'
import { RequestError } from '../model/request-error.ts'
import { findMessageStory, occurrencesOf } from '../store/talk/explanations.ts'
import type { Database } from '../store/store.ts'
import { sayReason } from './calendar/reason.ts'
import { LANGUAGE, wordsIn, type Say } from './words.ts'
import { openLibrary, openStore } from './workplace.ts'

const USAGE = 'usage: why MESSAGE-ID | --contact ID [--language es|en] [--json]'

/** Occurrences of a person that are shown, at the most. */
const SHOWN = 100

/** `why`: why a message was sent; or what was planned for a person, and what was skipped or moved and why. */
export async function whyCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      contact: { type: 'string' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const [id] = positionals
  if ((id === undefined) === (values.contact === undefined) || positionals.length > 1)
    throw new RequestError(USAGE)
  const say = wordsIn('calendar', values.language)
  await using store = await openStore()
  const answer = await store.read((db) =>
    id === undefined
      ? aboutPerson(db, expectNumber(values.contact), say)
      : aboutMessage(db, expectNumber(id), say),
  )
  process.stdout.write(
    values.json ? `${JSON.stringify(answer.facts)}\n` : `${answer.lines.join('\n')}\n`,
  )
  return 0
}

type Answer = { readonly facts: unknown; readonly lines: readonly string[] }

async function aboutMessage(db: Database, id: number, say: Say): Promise<Answer> {
  const story = await findMessageStory(db, id as MessageId)
  if (!story) throw new RequestError(`there is no message ${id}`)
  const { message, input, occurrence } = story
  const zone = occurrence?.zone ?? message.zone ?? zoneOf(message.programme)
  const time = (at: number | null) => (at === null ? undefined : localText(at, zone))
  const steps = (message.said_by === null ? [] : (JSON.parse(message.said_by) as string[])).map(
    partsOf,
  )
  const moves = occurrence ? (JSON.parse(occurrence.moves) as Reason[]) : []
  const cause = causeOf(message.class, input)
  const facts = {
    message: message.id,
    contact: message.contact_id,
    class: message.class,
    status: message.status,
    ...(message.reason === null ? {} : { reason: message.reason }),
    zone,
    written: time(message.created_at),
    sent: time(message.sent_at),
    said: steps,
    because: cause,
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
  const at = time(message.created_at) ?? ''
  const sent = time(message.sent_at)
  return {
    facts,
    lines: [
      say('message', { id: message.id, name: message.name ?? '—', status: message.status }),
      sent === undefined
        ? say('not-sent', { at, reason: message.reason ?? 'none' })
        : say('written', { at, sent }),
      ...steps.map((step) => say('said-by', step)),
      say(`because-${cause}`, {
        at: time(input?.heard_at ?? null) ?? '',
        schedule: occurrence?.schedule ?? '',
        nominal: occurrence?.nominal ?? '',
        zone,
        planned: time(occurrence?.planned_at ?? null) ?? '',
      }),
      ...(occurrence ? [rulesLine(moves, say)] : []),
    ],
  }
}

function rulesLine(moves: readonly Reason[], say: Say): string {
  if (moves.length === 0) return say('no-rules')
  return say('rules', { rules: moves.map((each) => sayReason(each, say)).join('; ') })
}

/** What moved the conversation, as the words know it. */
function causeOf(
  kind: string,
  input: { readonly payload: string; readonly account: string } | undefined,
): 'alert' | 'calendar' | 'person' | 'timer' | 'publication' | 'reply' | 'desk' | 'entered' {
  if (kind === 'alert' || !input) return 'alert'
  const payload = JSON.parse(input.payload) as InputPayload
  switch (payload.type) {
    case 'start':
      return payload.by
    case 'timer':
      return 'timer'
    case 'migrate':
      return 'publication'
    case 'text':
    case 'edited':
    case 'media':
    case 'blocked':
      return 'reply'
    case 'ticket':
    case 'digest':
    case 'case':
    case 'undelivered':
    case 'not-passed':
    case 'not-received':
      return 'desk'
    case 'paper-consent':
    case 'figure':
      return 'entered'
    default:
      return payload satisfies never
  }
}

function partsOf(step: string): { flow: string; version: string; step: string } {
  const [flow = '', version = '', name = ''] = step.split(/[@/]/)
  return { flow, version, step: name }
}

function zoneOf(programme: string | null): string {
  return (programme === null ? undefined : openLibrary().programmes.get(programme)?.zone) ?? 'UTC'
}

async function aboutPerson(db: Database, id: number, say: Say): Promise<Answer> {
  const contact = await db
    .selectFrom('contacts')
    .select(['id', 'name'])
    .where('id', '=', id as ContactId)
    .executeTakeFirst()
  if (!contact) throw new RequestError(`there is no contact ${id}; the export shows the numbers`)
  const rows = await occurrencesOf(db, contact.id, SHOWN)
  const shown = rows.map((row) => {
    const moves = JSON.parse(row.moves) as Reason[]
    const reason = row.reason === null ? undefined : (JSON.parse(row.reason) as Reason)
    const last = moves.at(-1)
    const isSaid = reason === undefined || JSON.stringify(last) === row.reason
    return { row, reasons: isSaid ? moves : [...moves, reason] }
  })
  const name = contact.name ?? String(contact.id)
  return {
    facts: shown.map(({ row, reasons }) => ({
      occurrence: row.id,
      schedule: row.schedule,
      flow: row.flow,
      nominal: row.nominal,
      zone: row.zone,
      planned: localText(row.planned_at, row.zone),
      status: row.status,
      ...(row.decided_at === null ? {} : { decided: localText(row.decided_at, row.zone) }),
      reasons: reasons.map((each) => ({ ...each, text: sayReason(each, say) })),
      ...(row.note === null ? {} : { note: row.note }),
    })),
    lines:
      shown.length === 0
        ? [say('no-history', { name })]
        : [say('history', { name }), ...shown.map(({ row, reasons }) => lineOf(row, reasons, say))],
  }
}

function lineOf(
  row: Awaited<ReturnType<typeof occurrencesOf>>[number],
  reasons: readonly Reason[],
  say: Say,
): string {
  const rules = [
    ...reasons.map((each) => sayReason(each, say)),
    ...(row.note === null ? [] : [say('note', { note: row.note })]),
  ].join('; ')
  const { nominal, schedule, status } = row
  return `  ${say('occurrence', { nominal, schedule, status: say(status), rules: rules || 'none' })}`
}

function expectNumber(text: string | undefined): number {
  if (text !== undefined && /^\d{1,15}$/.test(text)) return Number(text)
  throw new RequestError(`'${text}' is not a number; ${USAGE}`)
}
