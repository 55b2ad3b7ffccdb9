import type { Finding } from './finding.ts'
import type { Material } from './material.ts'

/**
 * Whether a step that a programme changes has a mistake only because everybody's flow has it: then it is said there.
 * `all` are the findings of both.
 */
export function isInherited(
  finding: Finding,
  all: readonly Finding[],
  { flows }: Material,
): boolean {
  const { file, line, column, values } = finding
  const [, programme, name] = /^flows\/overlays\/([^/]+)\/([^/]+)\.ya?ml$/.exec(file) ?? []
  if (programme === undefined || values?.step === undefined) return false
  const changed = flows.find((flow) => flow.name === name && flow.programme === programme)
  const place = changed?.yaml?.placeOfKey(['steps', values.step])
  if (place?.line !== line || place.column !== column) return false
  const said = identityOf(finding)
  return all.some((each) => each.file === changed?.file && identityOf(each) === said)
}

function identityOf({ code, variant, values = {} }: Finding): string {
  const { known: _known, nearest: _nearest, ...rest } = values
  return JSON.stringify([code, variant, rest])
}
