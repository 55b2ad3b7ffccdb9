import type { CaseCategory, HelpLine, LinePurpose } from '../../model/safety.ts'
import type { Speech } from '../facts.ts'
import { common } from '../say/common-text.ts'

/** The country's numbers for what she has told: the emergency line, then those of its kind. */
export function linesFor(category: CaseCategory, speech: Speech): string {
  const purposes: readonly LinePurpose[] = ['emergency', ...(PURPOSES[category] ?? [])]
  return purposes.flatMap((purpose) => linesOf(purpose, speech)).join('\n')
}

/** The emergency line alone. */
export function emergencyLines(speech: Speech): string {
  return linesOf('emergency', speech).join('\n')
}

const PURPOSES: Readonly<Partial<Record<CaseCategory, readonly LinePurpose[]>>> = {
  SELF_HARM: ['mind'],
  CHILD: ['children'],
  VAW: ['women'],
  EXTORTION: ['extortion'],
  DEBT_THREAT: ['extortion'],
}

function linesOf(purpose: LinePurpose, speech: Speech): readonly string[] {
  const lines = (speech.helpLines ?? []).filter((line) => line.for === purpose)
  return lines.map((line) => lineText(line, speech))
}

function lineText({ name, phone, hours }: HelpLine, speech: Speech): string {
  if (hours === undefined) return common(speech, 'safety-line', { line: name, phone })
  return common(speech, 'safety-line-hours', { line: name, phone, hours })
}
