import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { eraseContact } from '../office/erase-contact.ts'
import { misused } from './usage.ts'
import { LANGUAGE, wordsIn } from './words.ts'
import { openStore } from './workplace.ts'

/** `erase 7 [--apply] --by NAME`: all that is kept of a person; without `--apply` it only says what would go. */
export async function eraseCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      by: { type: 'string', default: 'command line' },
      apply: { type: 'boolean', default: false },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const [contact = ''] = positionals
  if (!/^\d{1,15}$/.test(contact) || positionals.length > 1) throw misused('erase')
  const { by, apply: isApplied, json } = values
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  const request = { contact: Number(contact), by, isApplied }
  const { name, phone, ...counts } = await eraseContact(request, {
    store,
    now: systemClock.now(),
  })
  const lines = [
    say('erase-who', { ...counts, contact, name: name ?? say('unnamed'), phone: phone ?? 'no' }),
    say(isApplied ? 'erase-done' : 'erase-dry'),
    '',
  ]
  const said = { applied: isApplied, name, phone, ...counts }
  process.stdout.write(json ? `${JSON.stringify(said)}\n` : lines.join('\n'))
  return 0
}
