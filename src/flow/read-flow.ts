import type { YamlFile } from '../yaml.ts'
import { readScriptFrom } from './check/read/read-script.ts'
import { sayAll } from './check/say.ts'
import { missingStarts } from './check/steps/missing-start.ts'
import { unknownSteps } from './check/steps/unknown-step.ts'
import type { Issue } from './issue.ts'
import type { FlowScript } from './schema.ts'

/** A flow file as read: the script when it is sound, and all that is wrong with it. */
export type ReadFlow = { readonly script?: FlowScript; readonly issues: readonly Issue[] }

/** Reads one YAML file as a flow that can be compiled. Problems become issues, in the words of `check`; never throws. */
export function readFlow(read: () => YamlFile, file: string): ReadFlow {
  const script = readScriptFrom(read, file)
  const findings = [...script.findings, ...missingStarts(script), ...unknownSteps(script)]
  if (findings.length > 0 || !script.script) return { issues: sayAll(findings, 'en') }
  return { script: script.script, issues: [] }
}
