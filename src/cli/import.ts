import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { ImportInterrupted, importPeople } from '../import/import-people.ts'
import type { ImportPlan, PlannedRow } from '../import/plan.ts'
import { FileRefusal } from '../import/refusal.ts'
import { LIMITS } from '../import/table.ts'
import { RequestError } from '../model/request-error.ts'
import { explain } from '../model/trouble.ts'
import { misused } from './usage.ts'
import { LANGUAGE, wordsIn, type Say } from './words.ts'
import { openLibrary, openStore } from './workplace.ts'

/**
 * `import contacts FILE --cohort CODE [--apply] [--by NAME] [--language es|en] [--json]`: what a list would change; with
 * `--apply` it does. Exit code 1 where the file, or a row of it, is refused.
 */
export async function importCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      cohort: { type: 'string' },
      apply: { type: 'boolean', default: false },
      by: { type: 'string', default: 'command line' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const [what, file] = positionals
  const { cohort, apply: isApplied, by, json } = values
  if (what !== 'contacts' || file === undefined || positionals.length > 2 || cohort === undefined)
    throw misused('import')
  const say = wordsIn('import', values.language)
  await using store = await openStore()
  const place = { store, library: openLibrary(), clock: systemClock }
  const plan = await orRefusal(say, async () =>
    importPeople({ bytes: readList(file), cohort, isApplied, by }, place),
  )
  const refused = plan.refused.map((each) => ({ ...each, why: say(each.reason, each.values) }))
  process.stdout.write(
    json
      ? `${JSON.stringify({ applied: isApplied, ...plan, refused })}\n`
      : describe(plan, isApplied, say),
  )
  return plan.refused.length > 0 ? 1 : 0
}

/** The file, unless it is far too large to be read at all. */
function readList(file: string): Uint8Array {
  try {
    const { size } = statSync(file)
    return size > LIMITS.packedBytes ? new Uint8Array(LIMITS.packedBytes + 1) : readFileSync(file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new RequestError(`cannot read '${file}': ${reason}`, { cause: error })
  }
}

async function orRefusal<T>(say: Say, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ImportInterrupted)
      throw new RequestError(
        say('interrupted', { saved: error.saved, reason: explain(error.cause) }),
        { cause: error },
      )
    if (!(error instanceof FileRefusal)) throw error
    throw new RequestError(say(error.reason, error.values), { cause: error })
  }
}

function describe(plan: ImportPlan, isApplied: boolean, say: Say): string {
  const counts = Map.groupBy(plan.rows, ({ outcome }) => outcome)
  const count = (outcome: PlannedRow['outcome']) => counts.get(outcome)?.length ?? 0
  const lines = [
    ...plan.columns.map(({ note, values }) => say(note, values)),
    ...linesOf(plan, say).map(({ text }) => text),
    say('summary', {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      refused: plan.refused.length,
      calls: plan.rows.filter(({ listed }) => listed.call_list === 1).length,
    }),
    say(isApplied ? 'applied' : 'preview'),
  ]
  return `${lines.join('\n')}\n`
}

/** A line for each row that does something or wants to be looked at, in the order of the sheet. */
function linesOf({ rows, refused, notes }: ImportPlan, say: Say) {
  const notesOf = Map.groupBy(notes, ({ row }) => row)
  const planned = rows.flatMap(({ row, name, outcome, changes, id }) => {
    const said = (notesOf.get(row) ?? []).map(({ note, values }) => say(note, values))
    const all = [
      ...(changes.length > 0 ? [say('changes', { fields: changes.join(', ') })] : []),
      ...said,
    ]
    if (outcome === 'unchanged' && all.length === 0) return []
    const more = all.length > 0 ? `: ${all.join('; ')}` : ''
    const who = id === undefined ? name : `${name} (${id})`
    return [{ row, text: `${say('row', { row })}  ${say(outcome)}  ${who}${more}` }]
  })
  const out = refused.map(({ row, reason, values }) => {
    return { row, text: `${say('row', { row })}  ${say('refused')}: ${say(reason, values)}` }
  })
  return [...planned, ...out].toSorted((a, b) => a.row - b.row)
}
