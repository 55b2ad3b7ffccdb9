import { parseArgs } from 'node:util'
import { RequestError } from '../model/request-error.ts'

/** `pair whatsapp`: links an account to a phone, says how it stands, logs it out, or forgets its keys. */
export async function pairCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      account: { type: 'string' },
      code: { type: 'string' },
      status: { type: 'boolean', default: false },
      logout: { type: 'boolean', default: false },
      forget: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const { account, code } = values
  if (positionals.join(' ') !== 'whatsapp' || account === undefined) throw new RequestError(USAGE)
  const { openAccount } = await import('./pair/account.ts')
  await using desk = await openAccount(account)
  if (values.forget) return (await import('./pair/forget.ts')).forget(desk)
  if (values.status) return (await import('./pair/status.ts')).showStatus(desk, values.json)
  if (values.logout) return (await import('./pair/logout.ts')).logOut(desk)
  return (await import('./pair/link.ts')).link(desk, code, values.json)
}

const USAGE =
  'usage: pair whatsapp --account fundap [--code +50255550000] [--json] | --status [--json] | --logout | --forget'
