import { ChannelError } from '../channel.ts'
import { forApi } from './api.ts'
import { failureOf, type Failure } from './failure.ts'
import type { TelegramOptions } from './options.ts'
import type { Session } from './session.ts'
import { ALLOWED_UPDATES } from './update.ts'

/**
 * Checks the token and says how updates are to come. Resolves with the failure where it may pass by
 * itself; throws a ChannelError where somebody has to change the configuration.
 */
export async function connect(session: Session): Promise<Failure | undefined> {
  const { api, options } = session
  try {
    await api.getMe(forApi(session.signal))
    await chooseDelivery(session)
    return undefined
  } catch (error) {
    return passing(failureOf(error), options)
  }
}

async function chooseDelivery(session: Session): Promise<void> {
  const { api, options, signal } = session
  const { webhook } = options
  if (!webhook) return removeWebhook(session)
  const how = { secret_token: webhook.secret, allowed_updates: ALLOWED_UPDATES }
  await api.setWebhook(webhook.url, how, forApi(signal))
}

/** Long polling needs that there is no webhook; a self-hosted server that has never heard of webhooks has none. */
async function removeWebhook({ api, signal }: Session): Promise<void> {
  try {
    await api.deleteWebhook({}, forApi(signal))
  } catch (error) {
    const failure = failureOf(error)
    if (failure.type !== 'answered' || failure.code !== 404) throw error
  }
}

/** The failure, unless waiting does not help: then a ChannelError that says what does. */
export function passing(failure: Failure, { apiRoot, webhook }: TelegramOptions): Failure {
  if (failure.type !== 'answered') return failure
  const { code, description } = failure
  if (code === 401 || code === 404) {
    const orRoot = apiRoot ? ', and see that TELEGRAM_API_ROOT is a Bot API server' : ''
    throw new ChannelError(
      `TELEGRAM_BOT_TOKEN is not accepted (${description}): copy it again from @BotFather (/mybots, API Token)${orRoot}`,
    )
  }
  if (code === 400 && webhook) {
    throw new ChannelError(
      `TELEGRAM_WEBHOOK_URL is not accepted (${description}); expected a public https URL on port 443, 80, 88 or 8443, such as https://example.org/telegram`,
    )
  }
  return failure
}
