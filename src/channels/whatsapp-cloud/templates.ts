import { z } from 'zod'
import type { Occasion } from '../../model/message.ts'
import { dataOf, readYaml } from '../../yaml.ts'
import { CLOUD_LIMITS } from './limits.ts'

const textSchema = z.strictObject({
  status: z.enum(['approved', 'pending', 'rejected', 'paused', 'disabled']),
  body: z.string().min(1).max(CLOUD_LIMITS.bodyLength),
})

const templateSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'a name is lower-case letters, digits and _'),
  category: z.enum(['utility', 'marketing']),
  for: z.array(z.string().min(1)).min(1),
  parameters: z.array(z.enum(['name', 'trainer', 'text'])).default([]),
  texts: z.record(z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/), textSchema),
})

/** Meta takes a template only with the values of its text, `{{1}}` and so on, each of them. */
function withParameters(
  { parameters, texts }: z.infer<typeof templateSchema>,
  context: Refinement,
) {
  const expected = parameters.map((_, index) => String(index + 1)).join()
  for (const [language, { body }] of Object.entries(texts)) {
    const said = new Set([...body.matchAll(/\{+\s*(\w*)\s*\}+/g)].map(([, name = '']) => name))
    const isWhole = [...said].toSorted().join() === expected && !/(?<!\{)\{\w*\}/.test(body)
    const path = ['texts', language, 'body']
    const message = 'expected every parameter in the text'
    if (!isWhole) context.addIssue({ code: 'custom', path, message })
  }
}

function otherNames(all: readonly { readonly name: string }[], context: Refinement) {
  const at = all.findIndex(({ name }, index) =>
    all.slice(0, index).some((other) => other.name === name),
  )
  const path = [at, 'name']
  if (at >= 0) context.addIssue({ code: 'custom', path, message: 'expected each once' })
}

type Refinement = z.RefinementCtx

/** `flows/whatsapp/templates.yaml` */
export const templatesFile = z.strictObject({
  templates: z.array(templateSchema.superRefine(withParameters)).superRefine(otherNames),
})

export type TemplateStatus = z.infer<typeof textSchema>['status']

/** `why`: what Meta has said of it since. */
type TemplateText = z.infer<typeof textSchema> & { readonly why?: string }

export type Template = Omit<z.infer<typeof templateSchema>, 'texts'> & {
  readonly texts: Readonly<Record<string, TemplateText>>
}
export type Templates = readonly Template[]

/** Reads a file of templates; throws a YamlError that names the place. */
export function readTemplates(file: string): Templates {
  return dataOf(readYaml(file), templatesFile).templates
}

/**
 * A template with its values, as the API takes it; or why there is none: the topic, a code, and what it is about, with ': '
 * between them. The report has words for the codes (`cli/report/unsent.ts`).
 */
export type Chosen =
  | { readonly type: 'template'; readonly body: object }
  | { readonly type: 'none'; readonly why: string }

/** The template for an occasion: by step, else by flow; in her language, else Spanish; approved, with all its values. */
export function chooseTemplate(templates: Templates, occasion: Occasion, text: string): Chosen {
  const { topic } = occasion
  const [flow] = topic.split('/')
  const template =
    templates.find((each) => each.for.includes(topic)) ??
    templates.find((each) => flow !== undefined && each.for.includes(flow))
  if (!template) return { type: 'none', why: `${topic}: none` }
  const language = languageOf(template, occasion.language)
  if (!language) return { type: 'none', why: `${topic}: not-approved: ${saidOf(template)}` }
  return fill(template, language, { ...occasion, text: flatten(text) })
}

/** `registro_semanal: rejected, ABUSIVE_CONTENT`: who reads the report has to know what to do. */
function saidOf({ name, texts }: Template): string {
  const said = Object.values(texts).flatMap(({ why }) => why ?? [])
  return said.length === 0 ? name : `${name}: ${said.join('; ')}`
}

function languageOf({ texts }: Template, wanted = 'es'): string | undefined {
  const [language = wanted] = wanted.split('-')
  const candidates = [wanted.replace('-', '_'), language, 'es']
  return candidates.find((each) => texts[each]?.status === 'approved')
}

function fill(template: Template, language: string, values: Occasion & { text: string }): Chosen {
  const { name, parameters, texts } = template
  const missing = parameters.find((parameter) => !values[parameter])
  if (missing) return { type: 'none', why: `${values.topic}: not-known: ${missing}` }
  const said = parameters.map((parameter) => values[parameter] ?? '')
  const length = said.reduce((sum, value) => sum + value.length, texts[language]?.body.length ?? 0)
  if (length > CLOUD_LIMITS.bodyLength)
    return { type: 'none', why: `${values.topic}: too-long: ${name}` }
  const body = { type: 'body', parameters: said.map((value) => ({ type: 'text', text: value })) }
  const components = said.length === 0 ? {} : { components: [body] }
  return {
    type: 'template',
    body: { type: 'template', template: { name, language: { code: language }, ...components } },
  }
}

/** A parameter may hold no line break, no tab, and no four spaces in a row. */
const flatten = (text: string) => text.replace(/\s+/g, ' ').trim()
