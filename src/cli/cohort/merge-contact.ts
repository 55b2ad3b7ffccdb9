import { parseArgs } from 'node:util'
import { systemClock } from '../../clock.ts'
import { mergeContact, type Merged } from '../../desk/merge-contact.ts'
import { RequestError } from '../../model/request-error.ts'
import { openStore } from '../workplace.ts'

/** `cohort merge-contact 7 --from 12 [--apply]`: two who are one person; without `--apply` it only says what would be. */
export async function mergeContactCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      from: { type: 'string', default: '' },
      apply: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const [into = ''] = positionals
  const { from, apply: isApplied, json } = values
  if (![into, from].every((each) => /^\d{1,15}$/.test(each)) || positionals.length > 1)
    throw new RequestError(USAGE)
  await using store = await openStore()
  const request = { into: Number(into), from: Number(from), isApplied }
  const merged = await mergeContact(request, { store, now: systemClock.now() })
  const said = { applied: isApplied, from: request.from, ...merged }
  process.stdout.write(json ? `${JSON.stringify(said)}\n` : describe(merged, request))
  return 0
}

function describe(merged: Merged, { from, isApplied }: { from: number; isApplied: boolean }) {
  const { contact, name, otherName, status, figures, lost } = merged
  return [
    `contact ${from} (${otherName ?? 'no name'}) is contact ${contact} (${name ?? 'no name'}), who is ${status}`,
    `${figures} figures pass over, with her tickets, chats, consent and what is being asked`,
    ...lost.map(({ field, value }) => `her other ${field} is not kept: ${value}`),
    isApplied ? 'done' : 'nothing is saved yet: with --apply it is',
    '',
  ].join('\n')
}

const USAGE = 'usage: cohort merge-contact CONTACT --from CONTACT [--apply] [--json]'
