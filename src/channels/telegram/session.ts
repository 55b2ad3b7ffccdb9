import type { Api } from 'grammy'
import type { BackOff } from './back-off.ts'
import type { Failure } from './failure.ts'
import type { TelegramOptions, TelegramTimes } from './options.ts'
import type { Trouble } from '../trouble.ts'
import type { Update } from './update.ts'

/** What a channel works with between its start and its stop. */
export type Session = {
  readonly api: Api
  readonly options: TelegramOptions
  readonly times: TelegramTimes
  readonly backOff: BackOff
  readonly trouble: Trouble
  /** Aborts when the channel is to stop. */
  readonly signal: AbortSignal
  /** Whether the account is this process's at this moment. */
  readonly isOurs: () => boolean
  /** Resolves once the updates are committed; rejects where they could not be. */
  readonly take: (updates: readonly Update[]) => Promise<void>
}

/** Tells of a failure and waits before the next try, as long as Telegram asks for. */
export async function pause(session: Session, failure: Failure): Promise<void> {
  if (session.signal.aborted) return
  session.trouble.tell(failure.description, explain(failure))
  await session.backOff.wait(failure.type === 'answered' ? failure.retryAfterMs : undefined)
}

/** What a failure means to whoever has to mend it. */
function explain(failure: Failure): string {
  const code = failure.type === 'answered' ? failure.code : undefined
  if (code === 401 || code === 404) return REVOKED
  return code === 409 ? CONFLICT : UNREACHABLE
}

export const REVOKED =
  'Telegram no longer accepts the token of this bot: copy it again from @BotFather into TELEGRAM_BOT_TOKEN, and restart'
const CONFLICT = 'another program takes the updates of this Telegram bot; stop one of the two'
const UNREACHABLE = 'Telegram does not answer as it should; trying again'
