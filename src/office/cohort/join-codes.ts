import { randomInt } from 'node:crypto'

/* Codes that people copy from a blackboard: no letters or digits that look alike, always both kinds, so that an
 * ordinary word or amount is never taken for one. */
const ALPHABET = 'ACDEFHJKLMNPRTUVWXY34679'
const FORM = new RegExp(`^[${ALPHABET}]+$`)
const CLASS_LENGTH = 6
const TRAINER_LENGTH = 10

/** A new class code, to be written first by each entrepreneur. */
export function newClassCode(): string {
  return newCode(CLASS_LENGTH)
}

/** A new trainer code; longer, because it opens the group's alerts. */
export function newTrainerCode(): string {
  return newCode(TRAINER_LENGTH)
}

/** Words of a message that have the form of a code, in capitals. */
export function codesIn(text: string): readonly string[] {
  if (text.length > 500) return []
  return (text.toUpperCase().match(/[A-Z0-9]+/g) ?? []).filter(hasCodeForm).slice(0, 2)
}

function hasCodeForm(word: string): boolean {
  const isLength = word.length === CLASS_LENGTH || word.length === TRAINER_LENGTH
  return isLength && /\d/.test(word) && /[A-Z]/.test(word) && FORM.test(word)
}

function newCode(length: number): string {
  const code = Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  return hasCodeForm(code) ? code : newCode(length)
}
