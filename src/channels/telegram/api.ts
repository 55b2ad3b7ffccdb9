import { Api } from 'grammy'
import { createAgent } from './agent.ts'
import type { TelegramTimes } from './options.ts'

/** The calls of the Bot API, each tried once; no error of theirs shows the token. */
export function createApi(token: string, apiRoot = TELEGRAM, times: TelegramTimes): Api {
  const root = apiRoot.replace(/\/+$/, '')
  return new Api(token, {
    apiRoot: root,
    timeoutSeconds: times.callSeconds,
    sensitiveLogs: false,
    baseFetchConfig: { compress: true, agent: createAgent(root, times.connectMs) },
  })
}

const TELEGRAM = 'https://api.telegram.org'

type ApiSignal = NonNullable<Parameters<Api['getMe']>[0]>

/** grammY names the signal type of a polyfill; it takes the platform's own signal all the same. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const forApi = (signal: AbortSignal) => signal as unknown as ApiSignal
