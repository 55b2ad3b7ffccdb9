/** What Telegram allows a bot (core.telegram.org/bots/faq, core.telegram.org/bots/api). */
export const TELEGRAM_LIMITS = {
  pace: { account: { messages: 30, perMs: 1_000 }, chat: { messages: 1, perMs: 1_000 } },
  /** UTF-16 units of one text message. */
  textLength: 4_096,
  /** Characters of a webhook's secret; it may contain only A-Z, a-z, 0-9, _ and -. */
  secretLength: 256,
} as const
