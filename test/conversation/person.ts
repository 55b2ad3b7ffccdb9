import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import type { Effect } from '../../src/conversation/effect.ts'
import type { Facts } from '../../src/conversation/facts.ts'
import { NEW_CONVERSATION, type ConversationState } from '../../src/conversation/state.ts'
import { step, type World } from '../../src/conversation/step.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import type { PastFigure } from '../../src/model/figure.ts'
import type { InputPayload, TimerPayload } from '../../src/model/input.ts'
import { Speeches } from '../../src/pipeline/turn/speech.ts'

export const library = loadLibrary(fileURLToPath(new URL('../..', import.meta.url)))
const programme = library.programmes.get('fundap')
if (!programme) throw new Error('the library has no programme fundap')
const speech = new Speeches(library).of(programme, undefined)
/** A Monday evening in Guatemala. */
export const NOW = 1_795_480_000_000

/** A contact as the pipeline would keep her: facts and timers follow the effects. */
export class Person {
  state: ConversationState = NEW_CONVERSATION
  facts: Facts = {
    role: 'entrepreneur',
    status: 'active',
    consented: true,
    name: 'María',
    trainer: 'Doña Ana',
    ...(programme ? { programme } : {}),
    zone: programme?.zone ?? 'UTC',
    fields: {},
    figures: [],
  }
  readonly timers = new Map<string, TimerPayload>()

  hears(input: InputPayload, now = NOW, writtenAt = now): readonly Effect[] {
    const world: World = { facts: this.facts, flows: library, speech, now, writtenAt }
    const decision = step(this.state, input, world)
    expect(step(this.state, input, world)).toEqual(decision)
    this.state = JSON.parse(JSON.stringify(decision.state)) as ConversationState
    expect(this.state).toEqual(JSON.parse(JSON.stringify(decision.state)))
    for (const effect of decision.effects) this.#carryOut(effect)
    return decision.effects
  }

  #carryOut(effect: Effect): void {
    if (effect.type === 'startTimer') this.timers.set(effect.key, effect.payload)
    if (effect.type === 'cancelTimer') this.timers.delete(effect.key)
    if (effect.type === 'changeContact') this.facts = { ...this.facts, status: effect.status }
    if (effect.type === 'recordFigure') this.#record(effect.record)
  }

  #record({ figure, week, answer }: Extract<Effect, { type: 'recordFigure' }>['record']): void {
    const others = this.facts.figures.filter((each) => each.week !== week || each.figure !== figure)
    const recorded: PastFigure = {
      figure,
      week,
      minor: answer?.minor,
      confirmed: true,
      corrected: false,
      rule: answer?.rule ?? 'missing',
    }
    this.facts = { ...this.facts, figures: [...others, recorded] }
  }
}
