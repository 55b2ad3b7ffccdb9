import type { Choice, Choices } from '../../flow/publish/choice.ts'
import { nearest } from '../../flow/nearest.ts'
import type { MigratePayload } from '../../model/input.ts'
import { RequestError } from '../../model/request-error.ts'
import { contactsAt, countStandings } from '../../store/talk/conversations.ts'
import { keepVersions } from '../../store/service/flow-versions.ts'
import { addInputs } from '../../store/talk/inputs.ts'
import {
  currentPublications,
  publicationHistory,
  publishVersions,
  type NewPublication,
} from '../../store/service/publications.ts'
import type { Store, Tx } from '../../store/store.ts'
import type { Change, Inside } from './publish-plan.ts'

export type PublishOptions = {
  readonly kind: 'publish' | 'rollback'
  /** Where the versions were made; `files` where nothing is said. */
  readonly origin?: 'console'
  readonly by: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** What becomes of people at steps of old versions, by the flow's published name. */
  readonly choices: ReadonlyMap<string, Choices>
}

/** Steps that are gone or of another kind, with people of the present version at them, for whom nothing was chosen. */
export function openChoices(
  { name, inside }: Change,
  choices: ReadonlyMap<string, Choices>,
): readonly Inside[] {
  const chosen = choices.get(name) ?? {}
  return inside.filter(({ step, loss, isCurrent }) => loss && isCurrent && !chosen[step])
}

/**
 * Publishes, all or nothing, and puts what was chosen for the people inside into the inbox: the turns carry it out, also
 * after a crash. Who is not chosen for stays on her version. Returns how many people a choice concerns. Throws a
 * RequestError on a choice that leads nowhere, or when somebody else has published meanwhile.
 */
export async function publishChanges(
  store: Store,
  changes: readonly Change[],
  options: PublishOptions,
): Promise<number> {
  for (const change of changes) checkChoices(change, options.choices.get(change.name) ?? {})
  return store.transact(async (tx) => {
    if (!(await tx.alone('publish')))
      throw new RequestError('somebody else is publishing at this moment; publish again')
    await expectUnchanged(tx, changes)
    await keepVersions(
      tx,
      changes.flatMap((change) => versionRow(change, options.now)),
    )
    const ids = await publishVersions(
      tx,
      changes.map((change) => publicationOf(change, options)),
    )
    let concerned = 0
    for (const [index, change] of changes.entries())
      concerned += await sendChoices(tx, change, ids[index] ?? 0, options)
    return concerned
  })
}

function checkChoices({ name, before, after }: Change, choices: Choices): void {
  const steps = Object.keys(after?.flow.script.steps ?? {})
  for (const [step, choice] of Object.entries(choices)) {
    if (before && !before.flow.script.steps[step] && !steps.includes(step))
      throw unknownStep(name, step, Object.keys(before.flow.script.steps))
    const to = targetOf(choice)
    if (to !== undefined && to !== 'end' && !steps.includes(to)) throw unknownStep(name, to, steps)
  }
}

function unknownStep(name: string, step: string, steps: readonly string[]): RequestError {
  const close = nearest(step, steps)
  const cure = close ? `did you mean '${close}'?` : `expected one of ${steps.join(', ')}`
  return new RequestError(`'${name}' has no step '${step}'; ${cure}`)
}

function targetOf(choice: Choice): string | undefined {
  return choice.startsWith('move:') ? choice.slice('move:'.length) : undefined
}

async function expectUnchanged(tx: Tx, changes: readonly Change[]): Promise<void> {
  const current = new Map((await currentPublications(tx.db)).map((each) => [each.flow, each.id]))
  const moved = changes.find(({ name, published }) => current.get(name) !== published?.id)
  if (moved)
    throw new RequestError(
      `'${moved.name}' was published by somebody else meanwhile; publish again`,
    )
}

function versionRow({ after }: Change, created_at: number) {
  if (!after) return []
  const { flow, source } = after
  return [{ version: flow.version, flow: flow.name, source: JSON.stringify(source), created_at }]
}

function publicationOf(
  { name, after, ...change }: Change,
  options: PublishOptions,
): NewPublication {
  const { kind, by, now, choices } = options
  const chosen = choices.get(name)
  return {
    flow: name,
    version: after?.flow.version ?? null,
    kind: after ? kind : 'removal',
    origin: options.origin ?? change.origin ?? 'files',
    choices: chosen ? JSON.stringify(chosen) : null,
    published_by: by,
    published_at: now,
  }
}

async function sendChoices(
  tx: Tx,
  change: Change,
  publication: number,
  { choices, now }: PublishOptions,
): Promise<number> {
  const { name, flow, after } = change
  const steps = Object.fromEntries(
    Object.entries(choices.get(name) ?? {}).filter(([, choice]) => choice !== 'stay'),
  ) as MigratePayload['steps']
  const versions = await oldVersions(tx, change, Object.keys(steps))
  if (versions.length === 0) return 0
  const version = after ? { version: after.flow.version } : {}
  const payload: MigratePayload = { flow, versions, steps, ...version }
  const contacts = await contactsAt(tx, versions, Object.keys(steps))
  const inputs = contacts.map((contact_id) => ({
    account: 'publish',
    external_id: `${publication}/${contact_id}`,
    contact_id,
    address_id: null,
    payload: JSON.stringify({ type: 'migrate', ...payload }),
    heard_at: now,
  }))
  await addInputs(tx, inputs)
  return inputs.length
}

/** The versions other than the new one that have people at these steps. */
async function oldVersions(
  tx: Tx,
  { name, after }: Change,
  steps: readonly string[],
): Promise<readonly string[]> {
  if (steps.length === 0) return []
  const history = await publicationHistory(tx.db, name)
  const published = new Set(history.map(({ version }) => version))
  const standing = (await countStandings(tx.db)).filter(
    ({ version, step }) =>
      version !== after?.flow.version && published.has(version) && steps.includes(step),
  )
  return [...new Set(standing.map(({ version }) => version))]
}
