import { nearest } from '../../nearest.ts'
import type { Step } from '../../schema.ts'
import type { Check } from '../check.ts'
import { quoted, type Finding } from '../finding.ts'
import type { Material } from '../material.ts'
import { saidTexts } from '../read/said-texts.ts'

/** Every recording has the name of a text that is said: another one is never heard. */
export const unknownRecording: Check = (material) =>
  [...material.sources.recordings].flatMap((file): readonly Finding[] => {
    const [, folder = '', text = ''] = RECORDING.exec(file) ?? []
    const [flow = ''] = folder.split('.')
    const [message = '', variant] = text.split('.')
    const known = flow === 'conversation' ? commonTexts(material) : textsOfFlow(flow, material)
    if (known.has(text)) return []
    const place = { code: 'unknown-recording', file, line: 1, column: 1 } as const
    if (variant !== undefined && isChoice(variant, stepsOf(flow, message, material)))
      return [{ ...place, variant: 'choice', values: { name: variant, step: message } }]
    const values = { text, nearest: nearest(text, [...known]), known: quoted(known) }
    const flows = [...new Set(material.flows.map(({ name }) => name))]
    if (known.size > 0) return [{ ...place, values }]
    const close = nearest(flow, flows)
    return [{ ...place, variant: 'flow', values: { ...values, flow, nearest: close } }]
  })

const RECORDING = /^locales\/[^/]+\/audio\/([^/]+)\/([^/]+)\.ogg$/

/** What can be said of a flow, as anybody runs it: `sales`, `sales.nudge`. */
function textsOfFlow(name: string, material: Material): ReadonlySet<string> {
  const flows = material.flows.filter((flow) => flow.name === name)
  const steps = flows.flatMap((flow) => [...flow.steps])
  return new Set(
    steps.flatMap(([step, script]) => {
      const { own, known } = saidTexts(script, material)
      const said = known.filter((variant) => !isChoice(variant, [script]))
      return own === 'never' ? [] : [step, ...said.map((variant) => `${step}.${variant}`)]
    }),
  )
}

function commonTexts({ common }: Material): ReadonlySet<string> {
  const texts = [...(common.get('es')?.messages.values() ?? [])].flatMap((each) => each.texts)
  return new Set(texts.map(({ id, variant }) => (variant === undefined ? id : `${id}.${variant}`)))
}

function stepsOf(flow: string, step: string, { flows }: Material): readonly Step[] {
  return flows.flatMap(({ name, steps }) => (name === flow ? (steps.get(step) ?? []) : []))
}

function isChoice(variant: string, steps: readonly Step[]): boolean {
  return steps.some((step) => 'ask' in step && step.choices?.[variant] !== undefined)
}
