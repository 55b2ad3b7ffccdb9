import { parseArgs } from 'node:util'
import { isoTime, systemClock } from '../clock.ts'
import { giveAccess, takeAccess, type Given } from '../office/access/access.ts'
import { listAccess } from '../store/people/access.ts'
import type { Store } from '../store/store.ts'
import { misused } from './usage.ts'
import { LANGUAGE, wordsIn, type Say } from './words.ts'
import { openLibrary, openStore } from './workplace.ts'

/** `access add | list | remove`: who coordinates a programme, and who decides when somebody is in danger. */
export async function accessCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      programme: { type: 'string' },
      role: { type: 'string' },
      name: { type: 'string' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const [verb, id, ...more] = positionals
  if (more.length > 0) throw misused('access')
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  if (verb === 'add' && id === undefined) return await add(store, values, say)
  if (verb === 'list' && id === undefined) return await list(store, values.json, say)
  if (verb === 'remove' && id !== undefined) return await remove(store, id, say)
  throw misused('access')
}

async function add(
  store: Store,
  values: {
    readonly programme?: string | undefined
    readonly role?: string | undefined
    readonly name?: string | undefined
    readonly json: boolean
  },
  say: Say,
): Promise<number> {
  const { programme, role, name, json } = values
  if (programme === undefined || role === undefined) throw misused('access')
  const library = openLibrary()
  const given = await giveAccess(
    { programme, role, name },
    { store, library, now: systemClock.now() },
  )
  process.stdout.write(json ? `${JSON.stringify(given)}\n` : describe(given, say))
  return 0
}

function describe({ programme, role, name, code }: Given, say: Say): string {
  const made = say('access-made', { role: say(`role-${role}`), programme })
  return `${made}\n${say('access-code', { code, name: name ?? 'none' })}\n`
}

async function list(store: Store, json: boolean, say: Say): Promise<number> {
  const rows = await store.read((db) => listAccess(db).execute())
  const shown = rows.map(({ id, programme, role, name, code, joined_at, address_status }) => ({
    id,
    programme,
    role,
    name,
    state: stateOf({ joined_at, address_status }, say),
    ...(code === null ? {} : { code }),
  }))
  const lines = shown.map(({ id, programme, role, name, state, code }) =>
    [id, programme, say(`role-${role}`), name ?? '-', state, code ?? ''].join('  ').trimEnd(),
  )
  const text = lines.length === 0 ? say('no-access') : lines.join('\n')
  process.stdout.write(json ? `${JSON.stringify(shown)}\n` : `${text}\n`)
  return 0
}

type Standing = { readonly joined_at: number | null; readonly address_status: string | null }

function stateOf({ joined_at, address_status }: Standing, say: Say): string {
  if (joined_at === null) return say('access-waiting')
  const since = isoTime(joined_at)
  return say(address_status === 'open' ? 'access-since' : 'access-closed', { since })
}

async function remove(store: Store, id: string, say: Say): Promise<number> {
  await takeAccess(id, { store, now: systemClock.now() })
  process.stdout.write(`${say('access-removed', { id })}\n`)
  return 0
}
