import { INTENT_TYPES } from '../../../reading/messages/intents-file.ts'
import { nearest } from '../../nearest.ts'
import type { Check } from '../check.ts'
import { quoted, type Finding } from '../finding.ts'
import type { Material } from '../material.ts'

/** What every person can ask for at any moment; each must be answered by a flow or a text of its own. */
const EVERYWHERE = ['help', 'stop', 'start-again', 'menu', 'correct', 'pause', 'language'] as const

/** Intents are known, begin one flow each, and none of those that must be heard goes unanswered. */
export const intents: Check = (material) => [
  ...unknownIntents(material),
  ...duplicateIntents(material),
  ...unheardIntents(material),
]

function unknownIntents({ flows }: Material): readonly Finding[] {
  return flows.flatMap(({ yaml, file, head }) =>
    (head?.intents ?? []).flatMap((name, index): readonly Finding[] => {
      if (!yaml || INTENT_TYPES.some((known) => known === name)) return []
      const values = { name, nearest: nearest(name, INTENT_TYPES), known: quoted(INTENT_TYPES) }
      return [{ code: 'unknown-intent', file, ...yaml.placeOf(['intents', index]), values }]
    }),
  )
}

function duplicateIntents({ flows }: Material): readonly Finding[] {
  const own = flows.filter(({ programme }) => programme === undefined)
  return own.flatMap(({ yaml, file, head, name: flow }) =>
    (head?.intents ?? []).flatMap((name, index): readonly Finding[] => {
      const claimed = own.filter((each) => each.head?.intents?.includes(name))
      // the flow of the intent's own name is the one that is meant
      const other = (claimed.find((each) => each.name === name) ?? claimed[0])?.name
      if (!yaml || other === undefined || other === flow) return []
      const place = yaml.placeOf(['intents', index])
      return [{ code: 'duplicate-intent', file, ...place, values: { name, other } }]
    }),
  )
}

function unheardIntents({ flows, common, findings }: Material): readonly Finding[] {
  // a flow that cannot be read may be the one that answers; a misspelled intent is already reported
  if (flows.some(({ yaml }) => !yaml)) return []
  const heard = new Set(flows.flatMap(({ head }) => head?.intents ?? []))
  const isMisspelled = (name: string) =>
    [...heard].some((each) => nearest(each, [name]) === name && each !== name)
  const texts = common.get('es')?.messages
  const isUnreadable = findings.some(({ file }) => file.endsWith('/conversation.ftl'))
  return EVERYWHERE.filter(
    (name) =>
      !heard.has(name) && !isMisspelled(name) && !isUnreadable && !texts?.has(`intent-${name}`),
  ).map((name) => {
    const file = 'locales/es/conversation.ftl'
    return { code: 'unheard-intent', file, line: 1, column: 1, values: { name } }
  })
}
