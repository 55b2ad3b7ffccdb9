/** How an account behaves like a person. Nobody outside WhatsApp knows its limits: these are what practice reports. */
export type Pacing = {
  /** Conversations that the programme begins in a day, once the account has its full age. */
  readonly newConversationsADay: number
  /** The same on the first day; it grows evenly until the account is `fullAgeDays` old. */
  readonly newConversationsOnFirstDay: number
  readonly fullAgeDays: number
  /** The pause between two messages that nobody asked for (milliseconds): anything between these. */
  readonly gapMs: readonly [number, number]
  /** How long it looks as if somebody was typing: so much a character, within these bounds (milliseconds). */
  readonly typingMsPerCharacter: number
  readonly typingMs: readonly [number, number]
  /** She has just written: what comes now is no new conversation (milliseconds). */
  readonly talkingMs: number
}

export const PACING: Pacing = {
  newConversationsADay: 15,
  newConversationsOnFirstDay: 3,
  fullAgeDays: 14,
  gapMs: [8_000, 25_000],
  typingMsPerCharacter: 30,
  typingMs: [1_000, 4_000],
  talkingMs: 600_000,
}

/** The default pacing with what the configuration says (seconds). */
export function pacingOf(config: {
  readonly newConversations: number
  readonly gapSeconds: readonly [number, number]
  readonly typingSeconds: readonly [number, number]
}): Pacing {
  const [gapFrom, gapTo] = config.gapSeconds
  const [typingFrom, typingTo] = config.typingSeconds
  return {
    ...PACING,
    newConversationsADay: config.newConversations,
    newConversationsOnFirstDay: Math.min(
      PACING.newConversationsOnFirstDay,
      config.newConversations,
    ),
    gapMs: [gapFrom * 1000, gapTo * 1000],
    typingMs: [typingFrom * 1000, typingTo * 1000],
  }
}
