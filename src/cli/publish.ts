import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { publishChanges } from '../office/publishing/publish.ts'
import { planPublish, planRollback, type Change } from '../office/publishing/publish-plan.ts'
import { formatIssue } from '../flow/issue.ts'
import type { Choices } from '../flow/publish/choice.ts'
import type { Library } from '../flow/library.ts'
import { RequestError } from '../model/request-error.ts'
import type { Store } from '../store/store.ts'
import { describeStory } from './stories.ts'
import { askChoices, readChoices, stillOpen } from './publish/choices.ts'
import { describeBases } from './publish/bases.ts'
import { checkAll, playAll } from './publish/gate.ts'
import { showHistory } from './publish/history.ts'
import { pullPublished } from './publish/pull.ts'
import {
  describeChange,
  describeDifferences,
  describeHeld,
  describeSame,
  describeUnnamed,
} from './publish/words.ts'
import { misused } from './usage.ts'
import { LANGUAGE, wordsIn, type Say } from './words.ts'
import { openLibrary, openStore } from './workplace.ts'

const OPTIONS = {
  removed: { type: 'string', multiple: true, default: [] as string[] },
  overwrite: { type: 'string', multiple: true, default: [] as string[] },
  history: { type: 'boolean', default: false },
  diff: { type: 'boolean', default: false },
  rollback: { type: 'boolean', default: false },
  to: { type: 'string' },
  pull: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
  by: { type: 'string' },
  language: LANGUAGE,
  json: { type: 'boolean', default: false },
} as const

/** A call of the command: its options, the flows it names, and how it speaks. */
type Call = {
  readonly values: ReturnType<typeof readArgs>['values']
  readonly names: readonly string[]
  readonly say: Say
  readonly store: Store
}

/**
 * `publish [FLOW ...]`: check, stories, impact, then what the files say becomes what new conversations begin with.
 * `--rollback FLOW`, `--pull`, `--diff` and `--history` beside it. Exit code 1 when nothing could be published.
 */
export async function publishCommand(args: string[]): Promise<number> {
  const { values, positionals: names } = readArgs(args)
  const say = wordsIn('publish', values.language)
  await using store = await openStore()
  const call: Call = { values, names, say, store }
  if (values.history) return await showHistory(store, names[0], { say, json: values.json })
  if (values.rollback) return await rollBack(call)
  if (values.diff) return await showDiff(call)
  if (values.pull) {
    const now = systemClock.now().getTime()
    return await pullPublished(store, openLibrary(), names, { say, force: values.force, now })
  }
  return await publishFiles(call)
}

function readArgs(args: string[]) {
  return parseArgs({ args, allowPositionals: true, options: OPTIONS })
}

async function publishFiles(call: Call): Promise<number> {
  const { values, names, say, store } = call
  const errors = checkAll(values.language)
  for (const issue of errors) tell(call, formatIssue(issue))
  if (errors.length > 0) return blocked(call, { issues: errors })
  const files = openLibrary()
  const { changes, heldBack, unnamed } = await store.read((db) =>
    planPublish(db, files, { names, overwrite: values.overwrite }),
  )
  for (const held of heldBack) tell(call, describeHeld(held, say))
  if (heldBack.some(({ why }) => why === 'console')) return blocked(call, { heldBack })
  if (changes.length === 0 && heldBack.length === 0) tellSame(call, 'nothing')
  const code =
    changes.length === 0 ? finished(call, [], 0) : await playAndPublish(call, files, changes)
  for (const line of describeUnnamed(unnamed, say)) tell(call, line)
  return code
}

async function playAndPublish(
  call: Call,
  files: Library,
  changes: readonly Change[],
): Promise<number> {
  const { say } = call
  const { played, failed } = await playAll(files)
  for (const story of failed) tell(call, describeStory(story))
  if (failed.length > 0) {
    tell(call, say('stories-failed', { count: failed.length }))
    return blocked(call, { stories: failed })
  }
  tell(call, say('stories-passed', { count: played }))
  return decideAndPublish(call, changes, 'publish')
}

async function rollBack(call: Call): Promise<number> {
  const { values, names, store } = call
  const [name, ...more] = names
  if (name === undefined || more.length > 0) throw misused('publish --rollback')
  const change = await store.read((db) => planRollback(db, name, values.to))
  return decideAndPublish(call, [change], 'rollback')
}

async function decideAndPublish(
  call: Call,
  changes: readonly Change[],
  kind: 'publish' | 'rollback',
): Promise<number> {
  const { values, say, store } = call
  const given = readChoices(values.removed)
  expectChanging(given, changes)
  const show = (choices: ReadonlyMap<string, Choices>) => {
    for (const change of changes)
      for (const line of describeChange(change, choices.get(change.name) ?? {}, say))
        tell(call, line)
  }
  show(given)
  const choices = values.json ? given : await askChoices(stillOpen(changes, given), given, say)
  const open = stillOpen(changes, choices)
  if (open.length > 0) {
    tell(call, say('choose'))
    for (const { flow, step } of open)
      tell(call, `  --removed ${flow}.${step}=stay|finish|move:STEP`)
    tell(call, say('choose-options'))
    return blocked(call, { open })
  }
  const now = systemClock.now().getTime()
  const by = values.by ?? userInfo().username
  const options = { kind, by, now, choices }
  return finished(call, changes, await publishChanges(store, changes, options))
}

function expectChanging(choices: ReadonlyMap<string, Choices>, changes: readonly Change[]): void {
  const stranger = [...choices.keys()].find((flow) => !changes.some(({ name }) => name === flow))
  if (stranger !== undefined)
    throw new RequestError(`--removed ${stranger}: this publication does not change '${stranger}'`)
}

async function showDiff(call: Call): Promise<number> {
  const { values, names, say, store } = call
  const { changes, heldBack, unnamed } = await store.read((db) =>
    planPublish(db, openLibrary(), { names, overwrite: names }),
  )
  if (values.json) {
    const all = changes.map((each) => ({
      flow: each.name,
      changes: describeDifferences(each, say),
    }))
    process.stdout.write(`${JSON.stringify(all)}\n`)
  } else if (changes.length === 0 && heldBack.length === 0) tellSame(call, 'same')
  for (const held of heldBack) tell(call, describeHeld(held, say))
  for (const change of changes) for (const line of describeChange(change, {}, say)) tell(call, line)
  for (const line of describeUnnamed(unnamed, say)) tell(call, line)
  for (const line of describeBases(names, say)) tell(call, line)
  return 0
}

function blocked({ values, say }: Call, why: Readonly<Record<string, unknown>>): number {
  process.stdout.write(
    values.json ? `${JSON.stringify({ published: [], ...why })}\n` : `${say('blocked')}\n`,
  )
  return 1
}

function finished(call: Call, changes: readonly Change[], concerned: number): number {
  const { values, say } = call
  if (values.json) {
    const published = changes.map(({ name, after, inside }) => {
      return { flow: name, version: after?.flow.version ?? null, inside }
    })
    process.stdout.write(`${JSON.stringify({ published, concerned })}\n`)
    return 0
  }
  for (const { name: flow, after } of changes)
    tell(
      call,
      after ? say('published', { flow, version: after.flow.version }) : say('withdrawn', { flow }),
    )
  if (concerned > 0) tell(call, say('concerned', { people: concerned }))
  return 0
}

function tellSame(call: Call, message: 'nothing' | 'same'): void {
  for (const line of describeSame(message, call.names, call.say)) tell(call, line)
}

function tell({ values }: Pick<Call, 'values'>, line: string): void {
  if (!values.json) process.stdout.write(`${line}\n`)
}
