import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkSources } from '../../src/flow/check/check.ts'
import { isSound, readMaterial, type SoundFlow } from '../../src/flow/check/material.ts'
import { edgesOf } from '../../src/flow/check/read/graph.ts'
import { saidTexts } from '../../src/flow/check/read/said-texts.ts'
import { variablesOf } from '../../src/flow/check/read/variables.ts'
import { flowFiles, readSources, type Sources } from '../../src/flow/sources.ts'

/* Small breakages of the shipped flows, as they happen to people who edit them: each is found in the right file. */

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const sources = readSources(ROOT)
const material = readMaterial(sources)
const flows = material.flows.filter(isSound).filter(({ programme }) => programme === undefined)

type Mutation = {
  readonly about: string
  readonly file: string
  /** The file that is to blame. */
  readonly blamed: string
  readonly changed: string
}

test('200 breakages are each found in the right file', { timeout: 300_000 }, () => {
  const all = flows.flatMap(mutationsOf)
  const chosen = spread(all, 200)
  expect(chosen.length).toBe(200)
  const missed = chosen.flatMap((mutation) => {
    const issues = checkSources(withFile(mutation), { explores: false })
    const errors = issues.filter(({ severity }) => severity === 'error')
    const isFound = errors.some(({ file }) => file === mutation.blamed)
    const others = errors.filter(({ file }) => !related(file, mutation))
    return isFound && others.length === 0
      ? []
      : [{ ...mutation, changed: '', found: errors.map(({ code, file }) => `${code} ${file}`) }]
  })
  expect(missed).toEqual([])
})

function related(file: string, { blamed }: Mutation): boolean {
  const name = /([^/.]+)(?:\.[^/]+)$/.exec(blamed)?.[1] ?? ''
  return file === blamed || file.includes(`/${name}.`) || file.startsWith('flows/overlays/')
}

function withFile({ file, changed }: Mutation): Sources {
  return { ...sources, files: new Map(sources.files).set(file, changed) }
}

function mutationsOf(flow: SoundFlow): readonly Mutation[] {
  const { file } = flow
  const script = sources.files.get(file) ?? ''
  const words = `locales/es/${flow.name}.ftl`
  const texts = sources.files.get(words) ?? ''
  const steps = [...flow.steps.keys()]
  const targets = new Set(
    [...flow.steps.values()].flatMap((step) => edgesOf(step).map(({ to }) => to)),
  )
  const wanted = steps.filter((name) => targets.has(name) || name === flow.script.start)
  return [
    ...wanted.map((name) =>
      mutationOf('deleted step', name, file, withoutStep(script, name), file),
    ),
    ...steps
      .filter((name) => targets.has(name))
      .map((name) => mutationOf('misspelled target', name, file, misspelled(script, name), file)),
    ...steps.flatMap((name) => {
      const step = flow.steps.get(name)
      const isNeeded = step && saidTexts(step, material).own === 'must'
      return isNeeded
        ? [mutationOf('removed text', name, words, withoutText(texts, name), file)]
        : []
    }),
    ...[...(flow.texts.get('es')?.messages.values() ?? [])].flatMap((message) =>
      message.texts.flatMap((text) =>
        variablesOf(text)
          .slice(0, 1)
          .map(({ name }) => {
            const changed = texts.replaceAll(
              new RegExp(`\\$${name}(?![\\w-])`, 'g'),
              () => `$${name.slice(0, -1)}zq`,
            )
            return mutationOf('changed variable', `${message.id} ${name}`, words, changed, words)
          }),
      ),
    ),
  ].filter(({ changed, file: name }) => changed !== sources.files.get(name))
}

function mutationOf(
  kind: string,
  what: string,
  file: string,
  changed: string,
  blamed: string,
): Mutation {
  return { about: `${kind}: ${what}`, file, changed, blamed }
}

function withoutStep(script: string, name: string): string {
  return script.replace(new RegExp(`^  ${name}:.*\\n(?:    .*\\n)*`, 'm'), '')
}

function withoutText(texts: string, name: string): string {
  return texts.replace(new RegExp(`^${name} =.*\\n(?:[ }].*\\n)*`, 'm'), '')
}

/** One place that names the step, with two letters changed. */
function misspelled(script: string, name: string): string {
  const body = script.slice(script.indexOf('\nsteps:'))
  const wrong = `${name.slice(0, -1)}zq`
  const changed = body.replace(new RegExp(`: ${name}(?=[ ,}\\n])`), () => `: ${wrong}`)
  return script.slice(0, script.indexOf('\nsteps:')) + changed
}

/** As many as asked, taken evenly, the same at every run. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all
  return Array.from(
    { length: count },
    (_, index) => all[Math.floor((index * all.length) / count)] as T,
  )
}

test('flows are there to be broken', () => {
  expect(flows.length).toBe(flowFiles(sources).length)
})
