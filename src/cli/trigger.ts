import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { RequestError } from '../model/request-error.ts'
import { startFlow } from '../pipeline/turn/start-flow.ts'
import { misused } from './usage.ts'
import { LANGUAGE, wordsIn } from './words.ts'
import { openLibrary, openStore } from './workplace.ts'

/** `trigger FLOW --cohort CODE | --contact ID`: starts a flow for people now. */
export async function triggerCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      cohort: { type: 'string' },
      contact: { type: 'string' },
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const [flow] = positionals
  const isOne = (values.cohort === undefined) !== (values.contact === undefined)
  if (flow === undefined || positionals.length > 1 || !isOne) throw misused('trigger')
  expectFlow(flow)
  const say = wordsIn('commands', values.language)
  await using store = await openStore()
  const whom =
    values.cohort === undefined ? { contact: contactId(values.contact) } : { cohort: values.cohort }
  const started = await startFlow(store, { flow, ...whom }, systemClock.now())
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ flow, started })}\n`
      : `${say('triggered', { flow, people: started })}\n`,
  )
  return 0
}

function expectFlow(flow: string): void {
  const library = openLibrary()
  if (library.current(flow)) return
  const known = library.flows.map(({ name }) => name).join(', ')
  throw new RequestError(`there is no flow '${flow}'; expected one of ${known}`)
}

function contactId(text: string | undefined): number {
  if (text !== undefined && /^\d{1,15}$/.test(text)) return Number(text)
  throw new RequestError(`'${text}' is not a contact's number; expected one like 7`)
}
