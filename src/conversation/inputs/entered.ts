import type { EnteredFigure } from '../../model/input.ts'
import { savedFigure } from '../../flow/question.ts'
import { hasAmount } from '../../flow/values.ts'
import { common } from '../say/common-text.ts'
import type { Talk } from '../talk.ts'

/**
 * A figure that her trainer entered counts like one she wrote herself; where it is just being asked, the question is
 * taken back without a word, and what it has kept waiting goes on. Returns a note where nothing is done.
 */
export function enterFigure(talk: Talk, entered: EnteredFigure): string | undefined {
  if (!talk.facts.consented) return 'not recorded: she has not accepted'
  const { figure, week, answer, method } = entered
  const { raw } = answer
  const record = {
    figure,
    week,
    raw,
    answer,
    confirmed: true,
    correction: hasAmount(talk.facts.figures, figure, week),
    entered: method,
  }
  talk.effects.push({ type: 'recordFigure', record })
  const { question } = talk
  const { top } = talk.stack
  const asked = question && top && savedFigure(question.ask, top.context)
  if (asked === figure && top?.context.week === week) talk.finishTop()
  return undefined
}

/** She has signed on paper what the bot asks others; who has answered already keeps her answer. */
export function consentOnPaper({ facts, speech, effects }: Talk): string | undefined {
  if (facts.consented || facts.status !== 'invited') return `not recorded: ${facts.status}`
  effects.push({ type: 'recordConsent', text: common(speech, 'paper-consent'), version: 'paper' })
  return undefined
}
