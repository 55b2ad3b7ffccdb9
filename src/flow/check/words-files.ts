import type { z } from 'zod'
import { countryFile } from '../../reading/country.ts'
import { helpLinesSchema } from '../../reading/help-lines.ts'
import { intentsSchema } from '../../reading/intents-file.ts'
import { parseYaml, YamlError, type YamlFile } from '../../yaml.ts'
import type { Check } from './check.ts'
import type { Finding } from './finding.ts'
import { yamlFinding } from './read-script.ts'
import { schemaFindings } from './schema-findings.ts'

/** The other files that people edit can be read: words, help lines, countries, languages, WhatsApp's templates and rates. */
export const wordsFiles: Check = ({ sources }) =>
  [...sources.files].flatMap(([file, source]) =>
    /^(?:locales|flows\/whatsapp)\/.*\.yaml$/.test(file) ? findingsOf(file, source) : [],
  )

function findingsOf(file: string, source: string): readonly Finding[] {
  try {
    const yaml = parseYaml(source, file)
    const schema = SCHEMAS[file.replace(/^.*\//, '')]
    const parsed = schema?.safeParse(yaml.value)
    return schema && parsed?.error ? schemaFindings(parsed.error, yaml, [], schema) : []
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    return [yamlFinding(error, source)]
  }
}

/** A file as YAML; undefined where it is none, which is told once, above. */
export function readable(source: string, file: string): YamlFile | undefined {
  try {
    return parseYaml(source, file)
  } catch (error) {
    if (error instanceof YamlError) return undefined
    throw error
  }
}

const SCHEMAS: Readonly<Record<string, z.ZodObject>> = {
  'country.yaml': countryFile.partial(),
  'help-lines.yaml': helpLinesSchema,
  'intents.yaml': intentsSchema,
}
