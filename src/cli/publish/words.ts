import { isoTime } from '../../clock.ts'
import type { Change, HeldBack, Inside } from '../../office/publishing/publish-plan.ts'
import type { Choices } from '../../flow/publish/choice.ts'
import { differences, wordsOf, type Difference } from '../../flow/publish/diff.ts'
import type { Say } from '../words.ts'

/** What a change is, what differs, and who is inside; a line each. */
export function describeChange(change: Change, choices: Choices, say: Say): readonly string[] {
  const inside = change.inside.map((each) => describeInside(each, choices, say))
  return [
    headOf(change, say),
    ...describeDifferences(change, say).map((line) => `  - ${line}`),
    ...(change.before && inside.length === 0 ? [`  ${say('nobody-inside')}`] : []),
    ...inside.map((line) => `  ${line}`),
  ]
}

function headOf({ name, before, after }: Change, say: Say): string {
  if (!after) return say('flow-removed', { flow: name })
  if (!before) return say('flow-new', { flow: name, title: after.flow.script.title })
  return say('flow-changed', { flow: name })
}

/** The differences in plain words. */
export function describeDifferences({ before, after }: Change, say: Say): readonly string[] {
  if (!before || !after) return []
  return sayDifferences(differences(wordsOf(before), wordsOf(after)), say)
}

export function sayDifferences(found: readonly Difference[], say: Say): readonly string[] {
  return found.map(({ type, ...values }) => say(type, values))
}

function describeInside(inside: Inside, choices: Choices, say: Say): string {
  const { people, step, version, isCurrent, loss = 'none' } = inside
  const chosen = choices[step] ?? (loss !== 'none' && isCurrent ? 'open' : 'stay')
  const [choice = '', to = ''] = chosen.split(':')
  const earlier = isCurrent ? 'no' : 'yes'
  return say('inside', { people, step, version, loss, choice, to, earlier })
}

/** Who published what is not replaced, when, and what to do. */
export function describeHeld({ name, published, why }: HeldBack, say: Say): string {
  const date = isoTime(published.published_at).slice(0, 16).replace('T', ' ')
  return say(`held-${why}`, { flow: name, by: published.published_by, date })
}

/** That no file of the flows that were named (of all, where none were) differs, and what nobody has to publish. */
export function describeSame(
  message: 'nothing' | 'same',
  names: readonly string[],
  say: Say,
): readonly string[] {
  const flows = names.length === 0 ? 'all' : names.join(', ')
  return [say(message, { flows }), say('at-the-next-start')]
}

/** What differs too and was not named, with the command that publishes it. */
export function describeUnnamed(names: readonly string[], say: Say): readonly string[] {
  return names.length === 0 ? [] : [say('unnamed', { flows: names.join(' ') })]
}
