import type { MachineAction, MachineStep } from '../flow/machine.ts'
import { hasAmount } from '../flow/values.ts'
import type { ContactStatus } from '../model/contact.ts'
import type { FigureRecord } from '../model/figure.ts'
import { renderQuestion, renderText, renderVariant, type Scene } from './say/render.ts'
import { ASKED_FOR_PERSON } from './safety/effect.ts'
import { toldText } from './safety/told.ts'
import type { Talk } from './talk.ts'

/**
 * Turns what a machine asks for into effects; `scene` is its run after the step. Returns the flow that it wants on top of
 * its own, where it asks for one. Throws on an action that it does not know.
 */
export function carryOut(
  talk: Talk,
  { type, params }: MachineStep['actions'][number],
  scene: Scene,
): string | undefined {
  if (type === 'xstate.raise') startTimer(talk, params as { id: string; delay: number })
  else if (type === 'xstate.cancel') cancelTimer(talk, params as { sendId: string })
  else return act(talk, params as MachineAction, scene)
  return undefined
}

/** A timer of the run on top; `delay` in milliseconds. */
export function startTimer(talk: Talk, { id, delay }: { id: string; delay: number }): void {
  const { stack, now } = talk
  if (stack.top) stack.arm(stack.top, id, talk.mayWriteFrom(now + delay))
}

function cancelTimer({ stack }: Talk, { sendId }: { sendId: string }): void {
  if (stack.top) stack.cancel(stack.top, sendId)
}

function act(talk: Talk, action: MachineAction, scene: Scene): string | undefined {
  const { effects } = talk
  const { flow } = scene
  switch (action.type) {
    case 'ask':
      talk.say(renderQuestion(scene, action.step))
      break
    case 'say': {
      const { step, variant } = action
      talk.say(variant ? renderVariant(scene, step, variant) : renderText(scene, step))
      break
    }
    case 'record':
      record(talk, { ...action, raw: action.answer.raw }, scene)
      break
    case 'recordMissing':
      record(talk, { ...action, confirmed: false }, scene)
      break
    case 'setField':
      effects.push({ type: 'setField', field: action.field, value: action.value })
      break
    case 'start':
      return action.flow
    case 'consent': {
      const { text } = renderQuestion(scene, action.step)
      effects.push({ type: 'recordConsent', text, version: flow.version })
      break
    }
    case 'setStatus':
      effects.push({ type: 'changeContact', status: action.status as ContactStatus })
      break
    case 'alert':
      if (action.to === 'trainer') effects.push({ type: 'openTicket', reason: action.reason })
      else askForPerson(talk)
      break
    default:
      throw new Error(
        `flow '${flow.name}' asks for '${String((action as { type: string } | undefined)?.type)}', which the engine does not know`,
      )
  }
  return undefined
}

/** What is told to a safeguarding person holds her flows; and she hears who knows. */
function askForPerson(talk: Talk): void {
  talk.effects.push({ type: 'safety', effect: ASKED_FOR_PERSON })
  talk.say({ text: toldText(talk) })
}

type Amount = Omit<FigureRecord, 'week' | 'correction'>

/** What has an amount already is set right by the next one. */
function record(talk: Talk, { figure, raw, confirmed, answer }: Amount, scene: Scene): void {
  const { flow, context } = scene
  const { week } = context
  if (figure === '') throw new Error(`flow '${flow.name}' records an amount of no figure`)
  talk.unconfirmed = undefined
  const isKnown = hasAmount(talk.facts.figures, figure, week)
  const correction = flow.script.week === 'last-recorded' || isKnown
  const told = answer ? { answer } : {}
  talk.effects.push({
    type: 'recordFigure',
    record: { figure, week, raw, confirmed, correction, ...told },
  })
}
