import { parseArgs } from 'node:util'
import { RequestError } from '../model/request-error.ts'
import { aboutMessage } from './why/message.ts'
import { aboutPerson } from './why/person.ts'
import { misused, usageOf } from './usage.ts'
import { LANGUAGE, wordsIn } from './words.ts'
import { openStore } from './workplace.ts'

/** `why`: why a message was sent; or what was planned for a person, and what was skipped or moved and why. */
export async function whyCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      contact: { type: 'string' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const [id] = positionals
  if ((id === undefined) === (values.contact === undefined) || positionals.length > 1)
    throw misused('why')
  const say = wordsIn('calendar', values.language)
  await using store = await openStore()
  const answer = await store.read((db) =>
    id === undefined
      ? aboutPerson(db, expectNumber(values.contact), say)
      : aboutMessage(db, expectNumber(id), say),
  )
  process.stdout.write(
    values.json ? `${JSON.stringify(answer.facts)}\n` : `${answer.lines.join('\n')}\n`,
  )
  return 0
}

function expectNumber(text: string | undefined): number {
  if (text !== undefined && /^\d{1,15}$/.test(text)) return Number(text)
  throw new RequestError(`'${text}' is not a number; ${usageOf('why')}`)
}
