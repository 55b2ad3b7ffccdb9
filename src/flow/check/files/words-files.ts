import type { z } from 'zod'
import { countryFile } from '../../../reading/country.ts'
import { commandsFile } from '../../../reading/messages/desk-file.ts'
import { helpLinesSchema } from '../../../reading/messages/help-lines.ts'
import { intentsSchema } from '../../../reading/messages/intents-file.ts'
import { moneyFile } from '../../../reading/money/language-file.ts'
import { safetySchema } from '../../../reading/messages/safety-file.ts'
import { speakersSchema } from '../../../reading/messages/speaker.ts'
import { answersSchema } from '../../../reading/words-file.ts'
import { parseYaml, YamlError, type YamlFile } from '../../../yaml.ts'
import { languagesSchema } from '../../languages.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import { yamlFinding } from '../read/read-script.ts'
import { schemaFindings } from '../read/schema-findings.ts'

/** The other files that people edit can be read: words, help lines, countries, languages, WhatsApp's templates and rates. */
export const wordsFiles: Check = ({ sources }) =>
  [...sources.files].flatMap(([file, source]) =>
    /^(?:locales|flows\/whatsapp)\/.*\.yaml$/.test(file) ? findingsOf(file, source, SCHEMAS) : [],
  )

/** The files of other parts of the service, by their names, are as those want them. */
export const filesAsWanted =
  (schemas: Schemas): Check =>
  ({ sources }) =>
    [...sources.files].flatMap(([file, source]) =>
      nameOf(file) in schemas ? findingsOf(file, source, schemas) : [],
    )

type Schemas = Readonly<Record<string, z.ZodType>>

function findingsOf(file: string, source: string, schemas: Schemas): readonly Finding[] {
  const schema = schemas[nameOf(file)]
  try {
    const yaml = parseYaml(source, file)
    const parsed = schema?.safeParse(yaml.value)
    return schema && parsed?.error ? schemaFindings(parsed.error, yaml, [], schema) : []
  } catch (error) {
    if (!(error instanceof YamlError)) throw error
    return [yamlFinding(error, source)]
  }
}

function nameOf(file: string): string {
  return file.replace(/^.*\//, '')
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

const SCHEMAS: Schemas = {
  'answers.yaml': answersSchema,
  'country.yaml': countryFile,
  'desk.yaml': commandsFile,
  'help-lines.yaml': helpLinesSchema,
  'intents.yaml': intentsSchema,
  'languages.yaml': languagesSchema,
  'money.yaml': moneyFile,
  'safety.yaml': safetySchema,
  'speakers.yaml': speakersSchema,
}
