import { z } from 'zod'
import { CODES } from './check/codes.ts'
import { FIELDS, FIGURE_FIELDS } from './conditions/conditions.ts'
import { flowSchema, STEP_SCHEMAS } from './schema.ts'
import { FIGURE_VARIABLES, TEXT_VARIABLES } from './text-variables.ts'

/* docs/flow-language.md and flows/schema.json, made from the language itself (test/flow/reference.test.ts). */

/** A mistake, as the reference shows it: what is written instead of what, or a file that is added, and what is said. */
export type Shown = {
  readonly code: string
  readonly changes: readonly { readonly file: string; readonly from: string; readonly to: string }[]
  readonly added: Readonly<Record<string, string>>
  readonly said: string
}

/** The JSON Schema of a flow file, for editors. */
export function flowJsonSchema(): object {
  const steps = z.record(z.string(), z.union(Object.values(STEP_SCHEMAS)))
  return z.toJSONSchema(flowSchema.extend({ steps }), { io: 'input' })
}

/** The authors' reference, as Markdown. */
export function flowReference(examples: readonly Shown[]): string {
  return (
    [INTRODUCTION, head(), ...stepTables(), values(), texts(), checks(examples)].join('\n\n') + '\n'
  )
}

const INTRODUCTION = `# The flow language

<!-- Made by src/flow/reference.ts from src/flow/schema.ts; UPDATE=1 npx vitest run test/flow/reference.test.ts -->

A flow is a YAML file in \`flows/\`. Its words stand in \`locales/<language>/<flow>.ftl\`, each text under the name of its
step. \`npm run -s micromba -- check\` says what is wrong with them, where, and how to mend it; with \`--language es\` in
Spanish. Editors complete and underline a flow that begins with \`# yaml-language-server: $schema=schema.json\`.

YAML 1.2; at most 256 KiB and 50 levels; no aliases, no name twice, no name that means nothing.`

function head(): string {
  return `## The file\n\n${table(z.toJSONSchema(flowSchema, { io: 'input' }) as Shape)}`
}

function stepTables(): readonly string[] {
  const sections = Object.entries(STEP_SCHEMAS).map(([kind, schema]) => {
    const shape = z.toJSONSchema(schema, { io: 'input' }) as Shape
    return `### \`${kind}\`: ${shape.description ?? ''}\n\n${table(shape)}`
  })
  return [
    "## Steps\n\nA step is one of these; the key that gives the kind its name must be there. `end` is a flow's end.",
    ...sections,
  ]
}

/** As much of a JSON Schema as a table shows. */
type Shape = {
  readonly description?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly anyOf?: readonly Shape[]
  readonly items?: Shape
  readonly pattern?: string
  readonly additionalProperties?: Shape | boolean
}

function table(shape: Shape): string {
  const rows = Object.entries(shape.properties ?? {}).map(([key, value]) => {
    const isNeeded = shape.required?.includes(key) === true && value.default === undefined
    const standard = value.default === undefined ? '' : `\`${JSON.stringify(value.default)}\``
    const cells = [
      `\`${key}\``,
      kindOf(value),
      isNeeded ? 'yes' : standard,
      value.description ?? '',
    ]
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  })
  return ['| key | takes | needed, or else | meaning |', '|---|---|---|---|', ...rows].join('\n')
}

function kindOf(value: Shape): string {
  if (value.const !== undefined) return `\`${JSON.stringify(value.const)}\``
  if (value.enum) return value.enum.map((each) => `\`${String(each)}\``).join(', ')
  if (value.anyOf) return value.anyOf.map(kindOf).join(', or ')
  if (value.type === 'array') return `a list of ${value.items ? kindOf(value.items) : 'values'}`
  if (value.properties) {
    const inner = Object.entries(value.properties).map(([key, each]) => `${key}: ${kindOf(each)}`)
    return `{ ${inner.join('; ')} }`
  }
  if (value.type === 'object') return 'names and values'
  return PATTERNS[value.pattern ?? ''] ?? value.type ?? 'anything'
}

/** What the forms of texts are called. */
const PATTERNS: Readonly<Record<string, string>> = {
  '^[a-z][a-z0-9-]*$': 'a name',
  '^[1-9]\\d*[mhd]$': 'a duration (30m, 24h, 5d)',
  '^([01]\\d|2[0-3]):[0-5]\\d$': 'a local time ("18:00")',
}

function values(): string {
  const fields = Object.entries(FIELDS).map(([name, types]) => `- \`${name}\`: ${listed(types)}`)
  return `## Conditions

Conditions are [CEL](https://cel.dev): \`==\`, \`!=\`, \`<\`, \`>=\`, \`&&\`, \`||\`, \`!\`, \`in\`, \`size(…)\`, \`has(…)\`. They see

${fields.join('\n')}
- \`figure.<name>\`: ${listed(FIGURE_FIELDS)}; a \`change\` of -0.4 is 40 % less
- \`told\` is of what she told last, or last of what she calls by its name (\`figures\` in answers.yaml): whether there is any, several within half an hour, and whether the one in hand is a count
- \`week\`: the ISO week of the run
- \`answer.<question>\`: an answer of this run; \`answer["the-question"]\` where its name has a hyphen
- \`value\`: in \`validate\`, the answer that was just given

A question may go unanswered (a refusal, a wait, \`skip-if\`): use its answer only where every way has it, or ask
\`has(answer.question)\` first.`
}

function listed(types: Readonly<Record<string, string>>): string {
  return Object.entries(types)
    .map(([name, type]) => `\`${name}\` (${type === 'double' ? 'number' : type})`)
    .join(', ')
}

function texts(): string {
  const variables = TEXT_VARIABLES.map((name) => `\`$${name}\``).join(', ')
  const figures = FIGURE_VARIABLES.map((field) => `\`$<figure>-${field}\``).join(', ')
  return `## Texts

[Fluent](https://projectfluent.org): \`step = text\`, and under it the variants, \`    .nudge = text\`. A question has a
variant for each of its choices, \`.nudge\` where it nudges, \`.invalid\` where it validates; it may have \`.retry\`,
\`.saved\`, \`.confirm\`, \`.choose\`, \`.again\`, \`.later\` and \`.refused\` of its own.

Values: ${variables}; ${figures}; \`$answer-<question>\`.

Above a translation, \`# review: pending\` keeps it from being sent until a speaker has read it, and
\`# source: 1a2b3c4d\` names the Spanish text it was made from: when that changes, \`check\` says so and gives the new number.`
}

function checks(examples: readonly Shown[]): string {
  const sections = Object.entries(CODES).map(([code, severity]) => {
    const own = examples.filter((each) => each.code === code)
    return [`### ${code} (${severity})`, ...own.map(shown)].join('\n\n')
  })
  return ['## What `check` finds', ...sections].join('\n\n')
}

function shown({ changes, added, said }: Shown): string {
  const edits = changes.map(({ file, from, to }) => {
    return `# ${file}\n${lines('-', from)}\n${lines('+', to)}`
  })
  const files = Object.entries(added).map(([file, content]) => `# ${file}\n${lines('+', content)}`)
  const diff = [...edits, ...files].join('\n')
  const shownDiff = diff === '' ? '' : `\`\`\`diff\n${diff}\n\`\`\`\n\n`
  return `${shownDiff}> ${said.replaceAll('<', '\\<')}`
}

function lines(sign: string, text: string): string {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `${sign} ${shorten(line)}`)
    .join('\n')
}

function shorten(line: string): string {
  return line.length > 120 ? `${line.slice(0, 100)}…` : line
}
