import { z } from 'zod'
import type { YamlFile } from '../yaml.ts'
import { FlowError, type Issue } from './issue.ts'

/** A language people can choose, by the names its speakers and Spanish speakers know it by. */
type Language = {
  readonly name: string
  readonly spanish: string
  readonly fallback: string
}

export type Languages = ReadonlyMap<string, Language>

/** locales/languages.yaml */
export const languagesSchema = z.strictObject({
  languages: z.record(
    z.string().regex(/^[a-z]{2,3}$/, 'expected a language code like quc'),
    z.strictObject({
      name: z.string().min(1),
      spanish: z.string().min(1),
      fallback: z.literal('es').default('es'),
    }),
  ),
})

/** Reads locales/languages.yaml; throws a FlowError with every issue. */
export function readLanguages(yaml: YamlFile): Languages {
  const parsed = languagesSchema.safeParse(yaml.value)
  if (parsed.success) return new Map(Object.entries(parsed.data.languages))
  throw new FlowError(
    parsed.error.issues.map((problem): Issue => ({
      file: yaml.file,
      ...yaml.placeOf(problem.path),
      code: 'wrong-value',
      severity: 'error',
      message: `'${problem.path.map(String).join('.') || 'the file'}': ${problem.message.toLowerCase()}`,
      cure: 'write it like the language above it',
    })),
  )
}
