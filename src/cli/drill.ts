import { parseArgs } from 'node:util'
import { reachWithout, type Reach } from '../office/reach.ts'
import { RequestError } from '../model/request-error.ts'
import type { Store } from '../store/store.ts'
import { misused } from './usage.ts'
import { LANGUAGE, wordsIn, type Say } from './words.ts'
import { openStore, readConfiguration } from './workplace.ts'

/** `drill ban`: what would happen if an account were banned now; nothing is changed. The same list serves on the day. */
export async function drillCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      account: { type: 'string' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const { account } = values
  if (positionals.join(' ') !== 'ban' || account === undefined) throw misused('drill')
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  await expectAccount(store, account)
  const people = await store.read((db) => reachWithout(db, account))
  process.stdout.write(values.json ? `${JSON.stringify(people)}\n` : describe(account, people, say))
  return 0
}

/** A name that is none must not read like good news; a configured account that has nobody yet is one. */
async function expectAccount(store: Store, account: string): Promise<void> {
  const rows = await store.read((db) =>
    db.selectFrom('addresses').select('account').distinct().orderBy('account').execute(),
  )
  const configured = readConfiguration().whatsapp?.accounts ?? []
  const known = [...new Set([...configured, ...rows.map((row) => row.account)])]
  if (known.includes(account)) return
  const expected = known.length === 0 ? 'nobody has written yet' : `expected ${known.join(', ')}`
  throw new RequestError(`there is no account '${account}'; ${expected}`)
}

function describe(account: string, people: readonly Reach[], say: Say): string {
  const [reached, cut] = [
    people.filter(({ elsewhere }) => elsewhere.length > 0),
    people.filter(({ elsewhere }) => elsewhere.length === 0),
  ]
  const messages = people.reduce((sum, each) => sum + each.waiting, 0)
  const trainerOf = ({ trainer }: Reach) => say('drill-trainer', { name: trainer ?? say('nobody') })
  return [
    say('drill-head', { account }),
    `  ${say('drill-people', { people: people.length })}`,
    `  ${say('drill-waiting', { messages })}`,
    '',
    say('drill-elsewhere', { people: reached.length }),
    ...reached.map((each) => `  ${lineOf(each, say)}   ${each.elsewhere.join(', ')}`),
    '',
    say('drill-call', { people: cut.length }),
    ...cut.map((each) => `  ${lineOf(each, say)}   ${trainerOf(each)}`),
    '',
    say('drill-then'),
    '',
  ].join('\n')
}

function lineOf({ contact, name, phone, cohort, standsAt }: Reach, say: Say): string {
  const who = [
    name ?? say('drill-who', { contact: String(contact) }),
    phone ?? say('drill-no-phone'),
    cohort ?? say('drill-no-cohort'),
    ...(standsAt === undefined ? [] : [say('drill-at', { step: standsAt })]),
  ]
  return who.join(', ')
}
