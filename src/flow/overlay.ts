import { z } from 'zod'
import type { Place, YamlFile } from '../yaml.ts'
import { isRecord } from '../model/record.ts'
import { FlowError, type Issue } from './issue.ts'
import { nearest } from './nearest.ts'
import { STEP_KINDS } from './schema.ts'

/**
 * What a programme changes of a flow (flows/overlays/<programme>/<flow>.yaml): only the keys and steps that differ. A
 * step of the same kind keeps what the overlay does not name; one of another kind is replaced; `null` takes a step, or a
 * key of a step, away.
 */
export const overlaySchema = z.strictObject({
  overlay: z.string().describe('the flow it changes: the name of its file'),
  title: z.string().trim().min(1).max(120).optional(),
  start: z.string().optional(),
  steps: z.record(z.string(), z.record(z.string(), z.unknown()).nullable()).default({}),
})

type Overlay = z.infer<typeof overlaySchema>

/** The flow as the programme runs it, each part with its place; throws a FlowError where the overlay cannot be read. */
export function applyOverlay(base: YamlFile, overlay: YamlFile): YamlFile {
  const changes = readOverlay(overlay)
  if (!isRecord(base.value) || !isRecord(base.value.steps)) return base
  const { title, start, steps } = changes
  const value = {
    ...base.value,
    ...(title === undefined ? {} : { title }),
    ...(start === undefined ? {} : { start }),
    steps: mergeSteps(base.value.steps, steps),
  }
  const { steps: kept } = base.value
  const fileOf = (path: readonly PropertyKey[]) =>
    isOverlaid(path, changes, kept) ? overlay : base
  return {
    file: base.file,
    value,
    placeOf: (path) => withFile(fileOf(path), (yaml) => yaml.placeOf(path)),
    placeOfKey: (path) => withFile(fileOf(path), (yaml) => yaml.placeOfKey(path)),
  }
}

function readOverlay(overlay: YamlFile): Overlay {
  const parsed = overlaySchema.safeParse(overlay.value)
  if (parsed.success) return parsed.data
  throw new FlowError(
    parsed.error.issues.map((problem): Issue => {
      const unknown = problem.code === 'unrecognized_keys' ? problem.keys[0] : undefined
      const path = unknown === undefined ? problem.path : [...problem.path, unknown]
      const close = unknown && nearest(unknown, Object.keys(overlaySchema.shape))
      return {
        file: overlay.file,
        ...overlay.placeOfKey(path),
        code: unknown === undefined ? 'wrong-value' : 'unknown-key',
        severity: 'error',
        message:
          unknown === undefined
            ? `'${path.map(String).join('.') || 'the file'}': ${problem.message.toLowerCase()}`
            : `'${unknown}' means nothing here`,
        cure: close ? `did you mean '${close}'?` : 'see docs/guia-coordinacion.md',
      }
    }),
  )
}

type Steps = Readonly<Record<string, unknown>>

function mergeSteps(base: Steps, changes: Overlay['steps']): Steps {
  const steps: Record<string, unknown> = { ...base }
  for (const [name, change] of Object.entries(changes)) {
    if (change === null) delete steps[name]
    else steps[name] = mergeStep(steps[name], change)
  }
  return steps
}

function mergeStep(base: unknown, change: Steps): Steps {
  const merged = isRecord(base) && isOfKind(change, base) ? { ...base, ...change } : change
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null))
}

/** Whether a change leaves the step what it is, and keeps what it does not name. */
function isOfKind(change: Steps, base: Steps): boolean {
  return (kindOf(change) ?? kindOf(base)) === kindOf(base)
}

function kindOf(step: Steps): string | undefined {
  return STEP_KINDS.find((kind) => kind in step)
}

/** What the overlay names stands there, the rest in the base. */
function isOverlaid(
  [first, name, key]: readonly PropertyKey[],
  { title, start, steps }: Overlay,
  kept: Steps,
): boolean {
  if (first === 'steps') {
    const change = steps[String(name)]
    const base = kept[String(name)]
    if (name === undefined || change === undefined) return false
    if (key === undefined || change === null || key in change) return true
    return !(isRecord(base) && isOfKind(change, base))
  }
  return (first === 'start' && start !== undefined) || (first === 'title' && title !== undefined)
}

/** A place with the file it is in: an issue takes both, so that it names the right one of the two. */
function withFile(yaml: YamlFile, place: (yaml: YamlFile) => Place): Place {
  const found = { ...place(yaml), file: yaml.file }
  return found
}
