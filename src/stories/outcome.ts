import { toDecimal } from '../model/money.ts'
import type { Play } from './run-story.ts'
import type { StoryLine } from './story.ts'

/* What must have come of a talk: tickets, what is known of the contact, figures. */

/** A ticket with this reason is open. */
export async function expectTicket(reason: string, index: number, play: Play): Promise<void> {
  const open = await play.stage.store.read((db) =>
    db.selectFrom('tickets').select('reason').where('status', '=', 'open').execute(),
  )
  if (open.some((ticket) => ticket.reason === reason)) return
  const said = `open tickets: ${open.map((ticket) => ticket.reason).join(', ') || 'none'}`
  play.judge.missed({ index, expected: `a ticket '${reason}'`, said })
}

/** The entrepreneur's status is this one. */
export async function expectStatus(status: string, index: number, play: Play): Promise<void> {
  const contact = await play.stage.store.read((db) =>
    db
      .selectFrom('contacts')
      .select('status')
      .where('role', '=', 'entrepreneur')
      .orderBy('id', 'desc')
      .executeTakeFirst(),
  )
  if (contact?.status === status) return
  const said = `it is '${contact?.status ?? 'nobody yet'}'`
  play.judge.missed({ index, expected: `the contact's status to be '${status}'`, said })
}

/** This is known of the entrepreneur: name, language, or what flows keep of her. */
export async function expectKnown(
  expected: Readonly<Record<string, string>>,
  index: number,
  play: Play,
): Promise<void> {
  const contact = await play.stage.store.read((db) =>
    db
      .selectFrom('contacts')
      .select(['name', 'language', 'fields'])
      .where('role', '=', 'entrepreneur')
      .orderBy('id', 'desc')
      .executeTakeFirst(),
  )
  const fields = JSON.parse(contact?.fields ?? '{}') as Record<string, string>
  const known: Record<string, string | null> = {
    ...fields,
    name: contact?.name ?? null,
    language: contact?.language ?? null,
  }
  if (Object.entries(expected).every(([field, value]) => known[field] === value)) return
  const said = `known is ${JSON.stringify(known)}`
  play.judge.missed({ index, expected: `known to be ${JSON.stringify(expected)}`, said })
}

type Recorded = Extract<StoryLine, { records: unknown }>['records']

/** A figure like this one is on record. */
export async function expectRecord(expected: Recorded, index: number, play: Play): Promise<void> {
  const records = await recordsOf(play)
  const sameFigure = records.filter(({ figure }) => figure === expected.figure)
  const found = sameFigure.some(
    ({ week, amount, status }) =>
      (expected.week === undefined || week === expected.week) &&
      amount === expected.amount &&
      (expected.status === undefined || status === expected.status),
  )
  if (found) return
  const nearest = sameFigure.find(({ week }) => week === expected.week) ?? sameFigure.at(-1)
  const edit = nearest
    ? ({ type: 'set', index, entry: { records: shorten(nearest) } } as const)
    : ({ type: 'remove', index } as const)
  const said = `on record: ${records.map(write).join(', ') || 'nothing'}`
  play.judge.missed({ index, expected: write(expected), said, edit })
}

async function recordsOf({ stage }: Play): Promise<readonly Recorded[]> {
  const rows = await stage.store.read((db) =>
    db
      .selectFrom('figures')
      .select(['figure', 'week', 'minor', 'status'])
      .orderBy('week')
      .execute(),
  )
  return rows.map(({ figure, week, minor, status }) => {
    const amount = minor === null ? null : toDecimal(minor)
    return { figure, week, amount, status }
  })
}

/** Sales are what is meant where no figure is named. */
export function shorten({ figure, ...rest }: Recorded): Readonly<Record<string, unknown>> {
  return figure === 'sales' ? rest : { figure, ...rest }
}

function write({ figure, week, amount, status }: Recorded): string {
  return [figure, week, amount ?? 'no amount', status].filter(Boolean).join(' ')
}
