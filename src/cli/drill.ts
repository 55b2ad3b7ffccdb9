import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { reachWithout, type Reach } from '../desk/reach.ts'
import { RequestError } from '../model/request-error.ts'
import type { Store } from '../store/store.ts'
import { openStore } from './workplace.ts'

/** `drill ban`: what would happen if an account were banned now; nothing is changed. The same list serves on the day. */
export async function drillCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { account: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const { account } = values
  if (positionals.join(' ') !== 'ban' || account === undefined) throw new RequestError(USAGE)
  await using store = await openStore()
  await expectAccount(store, account)
  const people = await store.read((db) => reachWithout(db, account))
  process.stdout.write(values.json ? `${JSON.stringify(people)}\n` : describe(account, people))
  return 0
}

/** A name that is none must not read like good news; a configured account that has nobody yet is one. */
async function expectAccount(store: Store, account: string): Promise<void> {
  const rows = await store.read((db) =>
    db.selectFrom('addresses').select('account').distinct().orderBy('account').execute(),
  )
  const configured = readConfig(process.env).whatsapp?.accounts ?? []
  const known = [...new Set([...configured, ...rows.map((row) => row.account)])]
  if (known.includes(account)) return
  const expected = known.length === 0 ? 'nobody has written yet' : `expected ${known.join(', ')}`
  throw new RequestError(`there is no account '${account}'; ${expected}`)
}

const USAGE = 'usage: drill ban --account fundap [--json]'

function describe(account: string, people: readonly Reach[]): string {
  const [reached, cut] = [
    people.filter(({ elsewhere }) => elsewhere.length > 0),
    people.filter(({ elsewhere }) => elsewhere.length === 0),
  ]
  const waiting = people.reduce((sum, each) => sum + each.waiting, 0)
  return [
    `If '${account}' were banned now (a drill: nothing is changed):`,
    `  ${people.length} people are reached through it; nothing of theirs is lost, and every conversation stays where it is`,
    `  ${waiting} messages would wait`,
    '',
    `can be reached elsewhere: ${reached.length}`,
    ...reached.map((each) => `  ${lineOf(each)}   ${each.elsewhere.join(', ')}`),
    '',
    `to call (the call list): ${cut.length}`,
    ...cut.map((each) => `  ${lineOf(each)}   trainer: ${each.trainer ?? 'none'}`),
    '',
    'then: tell the trainers, move people to another number or to Telegram by their class code, do not try the number again',
    '',
  ].join('\n')
}

function lineOf({ contact, name, phone, cohort, standsAt }: Reach): string {
  const who = `${name ?? `contact ${contact}`}, ${phone ?? 'no number known'}, ${cohort ?? 'no cohort'}`
  return standsAt === undefined ? who : `${who}, at ${standsAt}`
}
