import { answersDisproven, answersIn } from '../../conditions/answers.ts'
import type { Step } from '../../schema.ts'
import type { Check } from '../check.ts'
import { conditionsOf } from './conditions.ts'
import type { Finding } from '../finding.ts'
import { edgesOf, provenInside } from '../read/graph.ts'
import { isSound, type SoundFlow } from '../material.ts'
import { variablesOf } from '../read/variables.ts'
import type { Place } from '../../../yaml.ts'

/** An answer is used only where every way there has passed its question and got an answer. */
export const valueBeforeSet: Check = ({ flows }) =>
  flows.filter(isSound).flatMap((flow) => {
    const known = answeredBefore(flow)
    return usesOf(flow).flatMap((use): readonly Finding[] => {
      const { question, step, file, place } = use
      const isQuestion = 'ask' in (flow.steps.get(question) ?? {})
      const before = known.get(step)
      if (!isQuestion || !before || before.has(question)) return []
      if (use.proven?.includes(question)) return []
      return [{ code: 'value-before-set', file, ...place, values: { question, step } }]
    })
  })

type Use = {
  readonly question: string
  readonly step: string
  readonly file: string
  readonly place: Place
  readonly proven?: readonly string[]
}

function usesOf(flow: SoundFlow): readonly Use[] {
  const { file, yaml } = flow
  const inConditions = conditionsOf(flow).flatMap(({ step, source, path }) =>
    answersIn(source).map((question) => {
      return { question, step, file, place: yaml.placeOf(path), proven: provenAt(path, flow) }
    }),
  )
  const inSteps = [...flow.steps].flatMap(([step, script]) =>
    usesIn(script).map(({ question, path }) => {
      return { question, step, file, place: yaml.placeOf(['steps', step, ...path]) }
    }),
  )
  return [...inConditions, ...inSteps, ...usesInTexts(flow)]
}

/** What the branches before a condition, or the question's own condition, have made sure of. */
function provenAt(
  [, name, key, index]: readonly PropertyKey[],
  { steps }: SoundFlow,
): readonly string[] {
  const step = steps.get(String(name))
  if (!step) return []
  if (key === 'validate') return provenInside(step)
  if (!('when' in step)) return []
  return step.when.slice(0, Number(index)).flatMap((branch) => answersDisproven(branch.if ?? ''))
}

function usesIn(step: Step): readonly { question: string; path: readonly PropertyKey[] }[] {
  if ('record' in step) return [{ question: step.value, path: ['value'] }]
  if (!('set' in step)) return []
  return Object.entries(step.set).flatMap(([field, value]) =>
    typeof value === 'object' ? [{ question: value.from, path: ['set', field, 'from'] }] : [],
  )
}

function usesInTexts({ texts, steps }: SoundFlow): readonly Use[] {
  return [...texts.values()].flatMap(({ file, messages }) =>
    [...messages.values()].flatMap(({ id, texts: all }) =>
      all.flatMap((text) =>
        variablesOf(text).flatMap(({ name, isOnlySelector, place }) => {
          const question = name.startsWith('answer-') ? name.slice('answer-'.length) : undefined
          // what is said when a question is answered may name the answer
          const isOwn = question === id && text.variant === 'saved'
          if (question === undefined || isOnlySelector || isOwn || !steps.has(id)) return []
          const script = steps.get(id)
          return [{ question, step: id, file, place, proven: script ? provenInside(script) : [] }]
        }),
      ),
    ),
  )
}

/** For every step that can be reached, the questions that are surely answered when it is entered. */
function answeredBefore({ script, steps }: SoundFlow): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map<string, ReadonlySet<string>>([[script.start, new Set()]])
  const queue = [script.start]
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const step = steps.get(name)
    const before = known.get(name)
    if (!step || !before) continue
    for (const { to, answers, proves } of edgesOf(step)) {
      const after = new Set([...before, ...proves, ...(answers && 'ask' in step ? [name] : [])])
      const present = known.get(to)
      const merged = present ? new Set([...present].filter((each) => after.has(each))) : after
      if (present?.size === merged.size) continue
      known.set(to, merged)
      queue.push(to)
    }
  }
  return known
}
