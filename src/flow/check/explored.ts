import { compileMachine } from '../compile.ts'
import type { Trouble } from '../explore/ways.ts'
import { explore, type Explored } from '../explore/explore.ts'
import type { FlowMachine } from '../machine.ts'
import type { FlowScript } from '../schema.ts'
import { conditionsOf } from './steps/conditions.ts'
import type { Finding } from './finding.ts'
import { isSound, spanishText, type Material, type SoundFlow } from './material.ts'

/** Plays the flows through that nothing else is wrong with, and tells what goes wrong on the way. */
export function explored(material: Material, wrong: ReadonlySet<string>): readonly Finding[] {
  return material.flows
    .filter(isSound)
    .filter((flow) => !flow.isReworded && !filesOf(flow).some((file) => wrong.has(file)))
    .flatMap((flow) =>
      explore(exploredFlow(flow, material)).map((trouble) => findingOf(trouble, flow)),
    )
}

function filesOf({ file, texts }: SoundFlow): readonly string[] {
  return [file, ...[...texts.values()].map((each) => each.file)]
}

/** A flow as the exploration plays it. */
export function exploredFlow(flow: SoundFlow, { common }: Material): Explored {
  const { script } = flow
  const shared = common.get('es')?.messages.get('answer')?.texts ?? []
  return {
    script,
    machine: machineOf(script),
    conditions: conditionsOf(flow).map(({ source }) => source),
    says: (step, variant) =>
      spanishText(flow, step, variant) !== undefined ||
      (variant !== undefined && shared.some((text) => text.variant === variant)),
  }
}

/** Compiled once for all who play the flow. */
function machineOf(script: FlowScript): FlowMachine {
  let machine = machines.get(script)
  if (!machine) machines.set(script, (machine = compileMachine(script)))
  return machine
}

const machines = new WeakMap<FlowScript, FlowMachine>()

function findingOf({ type, step, path }: Trouble, { yaml, file }: SoundFlow): Finding {
  const code = type === 'trapped' ? 'never-ends' : type
  const isAtOnce = type === 'failing-condition' && path.length === 0
  const variant = type === 'trapped' ? { variant: type } : isAtOnce ? { variant: 'start' } : {}
  const place = yaml.placeOfKey(['steps', step])
  return { code, file, ...place, path, values: { step }, ...variant }
}
