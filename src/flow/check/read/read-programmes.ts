import { parseYaml, YamlError } from '../../../yaml.ts'
import { programmeSchema } from '../../programmes.ts'
import { programmeFiles, type Sources } from '../../sources.ts'
import type { Finding } from '../finding.ts'
import type { ProgrammeMaterial } from '../material.ts'
import { yamlFinding } from './read-script.ts'
import { schemaFindings } from './schema-findings.ts'

/** Reads every programme file as far as it can be; what is wrong with its form is added to the findings. */
export function readProgrammes(
  sources: Sources,
  findings: Finding[],
): readonly ProgrammeMaterial[] {
  return programmeFiles(sources).flatMap((file) =>
    readProgramme(sources.files.get(file) ?? '', file, findings),
  )
}

function readProgramme(
  source: string,
  file: string,
  findings: Finding[],
): readonly ProgrammeMaterial[] {
  try {
    const yaml = parseYaml(source, file)
    const parsed = programmeSchema.safeParse(yaml.value)
    if (parsed.success) return [{ file, yaml, programme: parsed.data }]
    findings.push(...schemaFindings(parsed.error, yaml, [], programmeSchema))
    return [{ file, yaml }]
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    findings.push(yamlFinding(error, source))
    return []
  }
}
