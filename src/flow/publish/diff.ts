import type { Flow, FlowSource } from '../flow.ts'
import type { FlowScript, Step } from '../schema.ts'
import { messagesIn, shapesOf, type Pattern, type TextSources } from '../texts.ts'
import { kindOf } from './steps.ts'

/** One difference between two versions; `type` names its sentence in locales/<language>/publish.ftl. */
export type Difference = { readonly type: DifferenceType } & Readonly<Record<string, string>>

type DifferenceType =
  | 'question-removed'
  | 'question-added'
  | 'step-removed'
  | 'step-added'
  | 'kind-changed'
  | 'step-changed'
  | 'text-changed'
  | 'text-added'
  | 'text-removed'
  | 'head-changed'

/** A version with what it was made of. */
export type Version = { readonly flow: Flow; readonly source: FlowSource }

/** What two versions are compared by. */
export type Words = { readonly script: FlowScript; readonly texts: TextSources }

export function wordsOf({ flow, source }: Version): Words {
  return { script: flow.script, texts: source.texts }
}

/** What changed from one version of a flow to another: steps first, then texts. */
export function differences(before: Words, after: Words): readonly Difference[] {
  const was = before.script.steps
  const is = after.script.steps
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  const steps = names.flatMap((name) => stepDifferences(name, before, after))
  const isNew = (name: string) => (was[name] === undefined) !== (is[name] === undefined)
  return [...headDifferences(before, after), ...steps, ...textDifferences(before, after, isNew)]
}

function headDifferences(before: Words, after: Words): readonly Difference[] {
  const { steps: _was, ...was } = before.script
  const { steps: _is, ...is } = after.script
  return changedKeys(was, is).map((key) => ({ type: 'head-changed', key }))
}

function stepDifferences(name: string, before: Words, after: Words): readonly Difference[] {
  const was = before.script.steps[name]
  const is = after.script.steps[name]
  if (was && !is) return [{ type: lostType(was), step: name, text: textOf(name, before) }]
  if (is && !was) return [{ type: newType(is), step: name, text: textOf(name, after) }]
  if (!was || !is) return []
  const [from, to] = [kindOf(was), kindOf(is)]
  if (from !== to) return [{ type: 'kind-changed', step: name, from, to }]
  const keys = changedKeys(was, is).join(', ')
  return keys === '' ? [] : [{ type: 'step-changed', step: name, keys }]
}

function lostType(step: Step): DifferenceType {
  return 'ask' in step ? 'question-removed' : 'step-removed'
}

function newType(step: Step): DifferenceType {
  return 'ask' in step ? 'question-added' : 'step-added'
}

function changedKeys(before: object, after: object): readonly string[] {
  const was = before as Readonly<Record<string, unknown>>
  const is = after as Readonly<Record<string, unknown>>
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]),
  )
}

/** Texts that changed; those of steps that came or went are told with their step. */
function textDifferences(
  before: Words,
  after: Words,
  isTold: (step: string) => boolean,
): readonly Difference[] {
  const was = textsOf(before)
  const is = textsOf(after)
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): readonly Difference[] => {
    const [locale = '', text = ''] = key.split(' ')
    const [from, to] = [was.get(key), is.get(key)]
    if (from === to || isTold(text.split('.')[0] ?? '')) return []
    if (from === undefined) return [{ type: 'text-added', locale, text, to: excerpt(to ?? '') }]
    if (to === undefined) return [{ type: 'text-removed', locale, text, from: excerpt(from) }]
    return [{ type: 'text-changed', locale, text, ...parting(from, to) }]
  })
}

/** Every text of a version by `es sales.nudge`, its values as `…`. */
function textsOf({ texts }: Words): ReadonlyMap<string, string> {
  const all = new Map<string, string>()
  for (const [locale, source] of Object.entries(texts)) {
    for (const { id, value, attributes } of messagesIn(source)) {
      if (value !== null) all.set(`${locale} ${id}`, write(value))
      for (const [name, pattern] of Object.entries(attributes))
        all.set(`${locale} ${id}.${name}`, write(pattern))
    }
  }
  return all
}

function write(pattern: Pattern): string {
  return shapesOf(pattern).join(' | ')
}

function textOf(step: string, words: Words): string {
  const texts = textsOf(words)
  const found = texts.get(`es ${step}`) ?? [...texts].find(([key]) => key.endsWith(` ${step}`))?.[1]
  return excerpt(found ?? step)
}

/** Excerpts of two texts in which one sees where they part. */
function parting(from: string, to: string): { readonly from: string; readonly to: string } {
  const [was, is] = [lineOf(from), lineOf(to)]
  let same = 0
  while (same < was.length && was[same] === is[same]) same += 1
  if (same < 50) return { from: excerpt(was), to: excerpt(is) }
  const begin = was.lastIndexOf(' ', same - 20) + 1
  return { from: `…${excerpt(was.slice(begin))}`, to: `…${excerpt(is.slice(begin))}` }
}

function lineOf(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function excerpt(text: string): string {
  const line = lineOf(text)
  return line.length <= 70 ? line : `${line.slice(0, 69).trimEnd()}…`
}
