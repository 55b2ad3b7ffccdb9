import { z } from 'zod'
import { phrase, phrases } from '../words-file.ts'

/** The intents in order: of several heard in one place the first is meant. */
export const INTENT_TYPES = [
  'stop',
  'erase',
  'who-are-you',
  'why',
  'which-week',
  'next-class',
  'human',
  'correct',
  'pause',
  'start-again',
  'menu',
  'ledger',
  'goal',
  'language',
  'audio',
  'text',
  'already-told',
  'help',
  'hard-time',
  'courtesy',
  'greeting',
] as const
export type IntentType = (typeof INTENT_TYPES)[number]

const intent = z.strictObject({ whole: phrases, starts: phrases, contains: phrases })

/** `locales/<locale>/intents.yaml`: what a whole message, its beginning or a part of it asks for. */
export const intentsSchema = z.strictObject({
  groups: z.record(z.string(), z.array(phrase)).default({}),
  intents: z.partialRecord(z.enum(INTENT_TYPES), intent),
})
export type Intents = z.infer<typeof intentsSchema>
