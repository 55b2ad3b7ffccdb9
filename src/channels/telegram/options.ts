import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import { ChannelError } from '../channel.ts'
import type { BackOffTimes } from './back-off.ts'
import type { OnGap } from './gap-watch.ts'
import { TELEGRAM_LIMITS } from './limits.ts'

/** One bot, and how it is reached. */
export type TelegramOptions = {
  /** As @BotFather gave it: the bot's id, a colon, a secret. */
  readonly token: string
  /** A self-hosted Bot API server; Telegram's own where absent. */
  readonly apiRoot?: string
  /** Where Telegram delivers; where absent, the updates are asked for (long polling). */
  readonly webhook?: { readonly url: string; readonly secret: string }
  /** The folder from which files to send are named (Media's `file`); the working directory where absent. */
  readonly folder?: string
  readonly clock: Clock
  readonly log: Log
  /** Told of updates that never came. */
  readonly onGap?: OnGap
  /** What `receive` was last given as position, so that a gap over a restart is noticed too. */
  readonly position?: string
  readonly times?: Partial<TelegramTimes>
}

export type TelegramTimes = {
  /** How long a request for updates is held open when there are none. */
  readonly pollSeconds: number
  /** How long any call may take; longer than `pollSeconds`. */
  readonly callSeconds: number
  /** How long connecting may take (Node may wait up to twice as long for TLS). */
  readonly connectMs: number
  /** How long an update that others overtook may take before it counts as lost (webhook only). */
  readonly gapMs: number
  readonly backOff: BackOffTimes
}

export const DEFAULT_TIMES: TelegramTimes = {
  pollSeconds: 25,
  callSeconds: 30,
  connectMs: 10_000,
  gapMs: 5 * 60_000,
  backOff: { firstMs: 500, maxMs: 60_000 },
}

/** The bot's id, which is the part of its token before the colon. */
export function accountOf(token: string): string {
  const [, id] = /^(\d+):[\w-]+$/.exec(token) ?? []
  if (id) return id
  throw new ChannelError(
    'TELEGRAM_BOT_TOKEN is not a bot token; expected one such as 123456789:AAF…, as @BotFather gives it',
  )
}

/** Throws a ChannelError unless the webhook has a secret of 256 bits that Telegram can repeat. */
export function checkWebhook({ webhook }: TelegramOptions): void {
  if (!webhook) return
  if (!URL.canParse(webhook.url)) {
    throw new ChannelError(
      `TELEGRAM_WEBHOOK_URL is not a URL: '${webhook.url}'; expected one such as https://example.org/telegram`,
    )
  }
  if (!SECRET.test(webhook.secret)) {
    throw new ChannelError(
      'the secret of the Telegram webhook is too weak; expected 256 random bits, as 43 or more of the characters A-Z a-z 0-9 _ -',
    )
  }
}

const SECRET = new RegExp(`^[\\w-]{43,${TELEGRAM_LIMITS.secretLength}}$`)
