import { parseArgs } from 'node:util'
import { isoTime, systemClock } from '../clock.ts'
import { clearCase } from '../desk/safety/clear-case.ts'
import { RequestError } from '../model/request-error.ts'
import type { CaseId } from '../model/ids.ts'
import { openCases } from '../store/desk/safety-cases.ts'
import type { Store } from '../store/store.ts'
import { misused } from './usage.ts'
import { LANGUAGE, wordsIn, type Say } from './words.ts'
import { openStore } from './workplace.ts'

/**
 * `safety list | clear`: the open safety cases, never what was disclosed, and the end of one where a safeguarding person
 * cannot use her chat.
 */
export async function safetyCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      by: { type: 'string' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const [verb, id, ...more] = positionals
  if (more.length > 0) throw misused('safety')
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  if (verb === 'list' && id === undefined) return await list(store, values.json, say)
  const by = values.by?.trim() ?? ''
  if (verb === 'clear' && id !== undefined && by !== '') return await clear(store, id, by, say)
  throw misused('safety')
}

async function list(store: Store, json: boolean, say: Say): Promise<number> {
  const open = await store.read((db) => openCases(db))
  const shown = open.map((each) => ({
    case: each.id,
    programme: each.programme,
    contact: each.contact_id,
    category: each.category,
    urgent: each.urgent === 1,
    since: isoTime(each.opened_at),
    attendedBy: each.acknowledged_at === null ? null : (each.attended_by ?? say('case-officer')),
  }))
  const lines = shown.map(({ since, attendedBy, urgent, ...each }) =>
    [
      say('case-head', { ...each, case: String(each.case), contact: String(each.contact) }),
      say(urgent ? 'case-since-urgent' : 'case-since', { since }),
      attendedBy === null ? say('case-alone') : say('case-attended', { name: attendedBy }),
    ].join('  '),
  )
  const text = lines.length === 0 ? say('no-cases') : lines.join('\n')
  process.stdout.write(json ? `${JSON.stringify(shown)}\n` : `${text}\n`)
  return 0
}

/** Who clears is written down under the name given; the rest is as in the chat. */
async function clear(store: Store, id: string, by: string, say: Say): Promise<number> {
  const now = systemClock.now().getTime()
  const isCleared =
    /^\d{1,9}$/.test(id) &&
    (await store.transact((tx) => clearCase(tx, Number(id) as CaseId, { name: by }, now)))
  if (!isCleared) throw new RequestError(`there is no open case '${id}'; see safety list`)
  process.stdout.write(`${say('case-cleared', { case: id, by })}\n`)
  return 0
}
