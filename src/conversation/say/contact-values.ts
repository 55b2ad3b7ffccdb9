import type { TextValues } from '../../flow/texts.ts'
import { called, calledBy } from './called.ts'
import { common, known, type Given } from './common-text.ts'
import { writeDate } from './dates.ts'
import type { Said } from '../effect.ts'
import type { Facts, Speech } from '../facts.ts'
import { saidInCommon } from './said.ts'

/** A text that belongs to no flow, as it is said to her; throws when it is missing. */
export function renderCommon(
  speech: Speech,
  message: string,
  facts: Facts,
  more: Given = {},
): Said {
  return known(saidInCommon(speech, message, contactValues(facts, speech, more)), message)
}

/** What every text can name, in a flow or outside one. */
export function contactValues(facts: Facts, speech: Speech, more: Given = {}): TextValues {
  return (name) => {
    const given = more[name]
    return given ?? CONTACT_VALUES[name]?.(facts, speech)
  }
}

/** Each name, and how its value is found. */
export const CONTACT_VALUES: Readonly<Record<string, (facts: Facts, speech: Speech) => string>> = {
  name: (facts) => facts.name ?? '',
  hello: (facts, speech) => common(speech, 'hello', { name: facts.name ?? 'none' }),
  trainer: (facts, speech) =>
    facts.trainer ?? facts.joining?.trainer ?? common(speech, 'trainer-unknown'),
  called,
  'called-by': calledBy,
  organisation: (facts) => programmeOf(facts)?.organisation ?? '',
  programme: (facts) => programmeOf(facts)?.title ?? '',
  cohort: (facts) => facts.cohort ?? '',
  goal: (facts, speech) => facts.fields.goal ?? common(speech, 'goal-unknown'),
  step: (facts) => facts.fields.step ?? '',
  'module-last': (facts, speech) => facts.module?.last ?? common(speech, 'module-last-unknown'),
  module: (facts, speech) => facts.module?.next ?? common(speech, 'module-unknown'),
  'module-date': (facts, speech) =>
    facts.module?.date === undefined ? '' : writeDate(facts.module.date, speech),
  'module-when': ({ module }) => {
    if (module?.date === undefined) return 'unknown'
    return module.isTomorrow === true ? 'tomorrow' : 'later'
  },
  currency: (_facts, speech) => speech.country?.unit.many ?? '',
}

function programmeOf(facts: Facts): Facts['programme'] {
  return facts.programme ?? facts.joining?.programme
}
