import { noTemplate, wrongParameters } from './graph-error.ts'

/** A template as it was approved: its text, with {{1}}, {{2}} … */
export type ApprovedTemplate = {
  readonly name: string
  readonly language: string
  readonly body: string
}

type Sent = {
  readonly name?: string
  readonly language?: { readonly code?: string }
  readonly components?: readonly {
    readonly type: string
    readonly parameters: readonly { readonly text: string }[]
  }[]
}

/** The text of a template message; throws where there is no such template, or its parameters are others. */
export function writeTemplate(book: readonly ApprovedTemplate[], sent: Sent): string {
  const template = book.find(
    ({ name, language }) => name === sent.name && language === sent.language?.code,
  )
  if (!template) throw noTemplate()
  const body = sent.components?.find(({ type }) => type === 'body')
  const values = (body?.parameters ?? []).map(({ text }) => text)
  const places = new Set(template.body.match(/\{\{\d+\}\}/g)).size
  const isBroken = values.some((value) => value === '' || /[\n\t]| {4}/.test(value))
  if (values.length !== places || isBroken) throw wrongParameters()
  return template.body.replace(/\{\{(\d+)\}\}/g, (_, place) => values[Number(place) - 1] ?? '')
}
