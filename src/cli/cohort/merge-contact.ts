import { parseArgs } from 'node:util'
import { systemClock } from '../../clock.ts'
import { mergeContact, type Merged } from '../../office/cohort/merge-contact.ts'
import { misused } from '../usage.ts'
import { LANGUAGE, wordsIn, type Say } from '../words.ts'
import { openStore } from '../workplace.ts'

/** `cohort merge-contact 7 --from 12 [--apply]`: two who are one person; without `--apply` it only says what would be. */
export async function mergeContactCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      from: { type: 'string', default: '' },
      apply: { type: 'boolean', default: false },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const [into = ''] = positionals
  const { from, apply: isApplied, json } = values
  if (![into, from].every((each) => /^\d{1,15}$/.test(each)) || positionals.length > 1)
    throw misused('cohort merge-contact')
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  const request = { into: Number(into), from: Number(from), isApplied }
  const merged = await mergeContact(request, { store, now: systemClock.now() })
  const said = { applied: isApplied, from: request.from, ...merged }
  process.stdout.write(json ? `${JSON.stringify(said)}\n` : describe(merged, request, say))
  return 0
}

type Request = { readonly from: number; readonly isApplied: boolean }

function describe(merged: Merged, { from, isApplied }: Request, say: Say): string {
  const { contact, name, otherName, status, figures, lost } = merged
  const who = {
    from: String(from),
    other: otherName ?? say('unnamed'),
    contact: String(contact),
    name: name ?? say('unnamed'),
    status,
  }
  return [
    say('merge-who', who),
    say('merge-moves', { figures }),
    ...lost.map(({ field, value }) => say(`merge-lost-${field}`, { value })),
    say(isApplied ? 'merge-done' : 'merge-dry'),
    '',
  ].join('\n')
}
