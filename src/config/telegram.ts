import type { Reading } from './reading.ts'

/** A bot of Telegram. */
export type TelegramConfig = {
  readonly token: string
  readonly apiRoot?: string
  readonly webhook?: { readonly url: string; readonly secret: string }
}

/** The bot, where there is a token; a webhook needs its secret. */
export function telegramOf(reading: Reading): TelegramConfig | undefined {
  const token = reading.of('TELEGRAM_BOT_TOKEN')
  const apiRoot = reading.of('TELEGRAM_API_ROOT')
  const url = reading.of('TELEGRAM_WEBHOOK_URL')
  const secret = reading.of('TELEGRAM_WEBHOOK_SECRET')
  if (url !== undefined && secret === undefined)
    reading.miss('TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_WEBHOOK_URL')
  if (token === undefined) return undefined
  const webhook = url !== undefined && secret !== undefined ? { webhook: { url, secret } } : {}
  return { token, ...(apiRoot === undefined ? {} : { apiRoot }), ...webhook }
}
