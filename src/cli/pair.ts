import { parseArgs } from 'node:util'
import type { AccountDesk } from './pair/account.ts'
import { misused } from './usage.ts'
import { LANGUAGE, wordsIn, type Say } from './words.ts'

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
      language: LANGUAGE,
      json: { type: 'boolean', default: false },
    },
  })
  const { account, code: number } = values
  if (positionals.join(' ') !== 'whatsapp' || account === undefined) throw misused('pair')
  const code = await withAccount(account, {
    ...values,
    code: number,
    say: wordsIn('commands', values.language),
  })
  // Baileys waits a minute for answers that will never come
  process.exit(code)
}

async function withAccount(account: string, asked: Asked): Promise<number> {
  const { openAccount } = await import('./pair/account.ts')
  const act = await actOf(asked)
  await using desk = await openAccount(account)
  return await act(desk)
}

type Asked = {
  readonly code: string | undefined
  readonly status: boolean
  readonly logout: boolean
  readonly forget: boolean
  readonly json: boolean
  readonly say: Say
}

/** Each act is loaded when it is asked for. */
async function actOf({ code, status, logout, forget, json, say }: Asked): Promise<Act> {
  if (forget) {
    const { forgetAccount } = await import('./pair/forget.ts')
    return (desk) => forgetAccount(desk, say)
  }
  if (logout) {
    const { logOut } = await import('./pair/logout.ts')
    return (desk) => logOut(desk, say)
  }
  if (status) {
    const { showStatus } = await import('./pair/status.ts')
    return (desk) => showStatus(desk, say, json)
  }
  const { link } = await import('./pair/link.ts')
  return (desk) => link(desk, code, json ? undefined : say)
}

type Act = (desk: AccountDesk) => Promise<number>
