import { createHash } from 'node:crypto'
import { parseYaml, type YamlFile } from '../yaml.ts'
import { compileMachine } from './compile.ts'
import { FlowError, type Issue } from './issue.ts'
import type { FlowMachine } from './machine.ts'
import { applyOverlay } from './overlay.ts'
import { readFlow } from './read-flow.ts'
import type { FlowScript } from './schema.ts'
import { Texts, type TextSources } from './texts.ts'

/** One version of a flow, compiled: what conversations run. */
export type Flow = {
  readonly name: string
  /** Content hash of the script and its texts: the same words and steps are the same version. */
  readonly version: string
  readonly script: FlowScript
  readonly machine: FlowMachine
  readonly texts: Texts
}

/** All that is needed to run a version again; kept in `flow_versions`. */
export type FlowSource = {
  readonly file: string
  readonly script: string
  readonly texts: TextSources
  /** A programme's own version: what it changes of the script (flows/overlays/<programme>/<flow>.yaml). */
  readonly programme?: string
  readonly overlay?: { readonly file: string; readonly script: string }
}

/** Compiles a flow from its sources; throws a FlowError with every issue found. */
export function compileFlow(source: FlowSource): Flow {
  const { script, issues } = readFlow(() => readSource(source), source.file)
  if (!script) throw new FlowError(issues)
  return {
    name: script.flow,
    version: versionOf(source),
    script,
    machine: machineOf(script, source.file),
    texts: new Texts(source.texts),
  }
}

/** The script as YAML, with the programme's changes in it. */
function readSource({ file, script, overlay }: FlowSource): YamlFile {
  const base = parseYaml(script, file)
  return overlay ? applyOverlay(base, parseYaml(overlay.script, overlay.file)) : base
}

/** What a flow is published as: its name, or `programme/name` where a programme changes it. */
export function publishedName(flow: string, { programme }: Pick<FlowSource, 'programme'>): string {
  return programme === undefined ? flow : `${programme}/${flow}`
}

/** The version of a flow: 16 hex digits of the SHA-256 of what it is made of, whatever the order of its languages. */
export function versionOf({ script, texts, overlay }: FlowSource): string {
  const ordered = Object.entries(texts).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify(overlay ? [script, ordered, overlay.script] : [script, ordered]))
    .digest('hex')
    .slice(0, 16)
}

function machineOf(script: FlowScript, file: string): FlowMachine {
  try {
    return compileMachine(script)
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    const issue: Issue = {
      file,
      line: 1,
      column: 1,
      code: 'bad-condition',
      severity: 'error',
      message,
      cure: 'correct the condition',
    }
    throw new FlowError([issue])
  }
}
