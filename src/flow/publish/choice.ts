/** What becomes of the people at a step: they end on the old version, are thanked and let go, or go on at a new step. */
export type Choice = 'stay' | 'finish' | `move:${string}`

/** Choices by the step they are for, of one flow. */
export type Choices = Readonly<Record<string, Choice>>

/** A choice as it is written on the command line; undefined where it is none. */
export function readChoice(text: string): Choice | undefined {
  if (text === 'stay' || text === 'finish') return text
  return /^move:[a-z][a-z0-9-]*$/.test(text) ? (text as Choice) : undefined
}
