import { problemWith } from './variables.ts'

/** A bot of Telegram. */
export type TelegramConfig = {
  readonly token: string
  readonly apiRoot?: string
  readonly webhook?: { readonly url: string; readonly secret: string }
}

/** The bot, where there is a token; a webhook needs its secret. */
export function telegramOf(
  token: string | undefined,
  {
    apiRoot,
    url,
    secret,
    secretGiven,
    problems,
  }: {
    apiRoot: string | undefined
    url: string | undefined
    secret: string | undefined
    secretGiven: boolean
    problems: string[]
  },
): TelegramConfig | undefined {
  if (url !== undefined && secret === undefined && !secretGiven)
    problems.push(problemWith('TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_WEBHOOK_URL'))
  if (token === undefined) return undefined
  const webhook = url !== undefined && secret !== undefined ? { webhook: { url, secret } } : {}
  return { token, ...(apiRoot === undefined ? {} : { apiRoot }), ...webhook }
}
