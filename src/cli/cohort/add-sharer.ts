import { parseArgs } from 'node:util'
import { systemClock } from '../../clock.ts'
import { addSharer } from '../../office/cohort/add-sharer.ts'
import { misused } from '../usage.ts'
import { LANGUAGE, wordsIn } from '../words.ts'
import { openStore } from '../workplace.ts'

/** `cohort add-sharer CODE --name Marta --phone-of 7`: somebody who writes from the phone of another. */
export async function addSharerCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      'phone-of': { type: 'string' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const [cohort] = positionals
  const { name, 'phone-of': owner = '' } = values
  if (
    cohort === undefined ||
    positionals.length > 1 ||
    name === undefined ||
    !/^\d{1,15}$/.test(owner)
  )
    throw misused('cohort add-sharer')
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  const id = await addSharer(
    { cohort, name, phoneOf: Number(owner) },
    { store, now: systemClock.now() },
  )
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ contact: id })}\n`
      : `${say('contact-added', { contact: String(id), name })}\n`,
  )
  return 0
}
