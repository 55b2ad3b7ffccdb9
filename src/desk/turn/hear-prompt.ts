import { ENTRY_METHODS } from '../../model/figure.ts'
import { readChoice } from '../../reading/answers/choice.ts'
import { readIntent } from '../../reading/messages/intents.ts'
import { readYesNo } from '../../reading/answers/yes-no.ts'
import type { Tx } from '../../store/store.ts'
import { amountFor, enterFigure, keepFigure } from '../command/enter-figure.ts'
import { menuLines } from '../command/menu.ts'
import { askDate, moveTo } from '../command/move-date.ts'
import { askHarvestDay, openOn } from '../command/open-harvest.ts'
import { away, readUntil } from '../command/away.ts'
import { runCommand } from '../command/run.ts'
import { answer, isTalking, type Desk, type Reaction } from '../desk.ts'
import { hersByNumber } from './hers-by-number.ts'
import { readClosing, readMethod } from './read-line.ts'
import type { Prompt } from '../prompt.ts'
import { handOver } from '../ticket/hand-over.ts'
import { common } from '../../conversation/say/common-text.ts'

/** What her words mean to the list or question she was shown last; undefined where they are about something else. */
export async function hearPrompt(tx: Tx, text: string, desk: Desk): Promise<Reaction | undefined> {
  const prompt = desk.shown?.prompt
  if (!prompt || isForHer(text, prompt, desk)) return undefined
  if (prompt.type !== 'menu' && isLeftOpen(text, desk))
    return answer(common(desk.speech, 'desk-left-open'), { type: 'showPrompt' })
  switch (prompt.type) {
    case 'menu': {
      const lines = menuLines(desk)
      const labels = lines.map((name) => common(desk.speech, `desk-menu-${name}`))
      const name = lines[pick(text, labels, desk) ?? -1]
      return name && runCommand(tx, { name, rest: '' }, desk)
    }
    case 'tickets': {
      const id = prompt.ids[pick(text, prompt.ids.map(String), desk) ?? -1]
      return id === undefined
        ? undefined
        : runCommand(tx, { name: prompt.verb, rest: `${id} ${prompt.rest}`.trim() }, desk)
    }
    case 'colleagues': {
      const names = prompt.people.map(({ name }) => name)
      const to = prompt.people[pick(text, names, desk) ?? -1]
      if (!to) return undefined
      const ticket = await hersByNumber(tx, prompt.ticket, desk)
      return 'says' in ticket ? ticket : handOver(ticket, to, desk)
    }
    case 'whose-figure':
      // a courtesy is nobody's name
      return !/\d/.test(text) && readIntent(text, desk.speech.words)
        ? undefined
        : enterFigure(tx, text, desk)
    case 'people': {
      const names = prompt.people.map(({ name }, at) => `${name} ${at + 1}`)
      const person = prompt.people[pick(text, names, desk) ?? -1]
      return person && amountFor(tx, person, prompt.rest, desk)
    }
    case 'amount':
      return /\d/.test(text) ? amountFor(tx, prompt.person, text, desk) : undefined
    case 'method': {
      const labels = ENTRY_METHODS.map((each) => common(desk.speech, `desk-method-${each}`))
      const method =
        ENTRY_METHODS[pick(text, labels, desk) ?? -1] ?? readMethod(text, desk.speech.words)
      return method && keepFigure(tx, prompt, method, desk)
    }
    case 'dates': {
      const labels = prompt.dates.map(({ title }) => title)
      const place = prompt.dates[pick(text, labels, desk) ?? -1]
      return place && askDate(place, desk)
    }
    case 'new-date':
      return moveTo(tx, prompt.place, text, desk)
    case 'harvest-groups': {
      const names = prompt.groups.map(({ name }) => name)
      const group = prompt.groups[pick(text, names, desk) ?? -1]
      return group && askHarvestDay(group, desk)
    }
    case 'harvest-day':
      return openOn(tx, prompt.group, text, desk)
    case 'away-until':
      return readUntil(text, desk) === undefined ? undefined : away(tx, text, desk)
    default:
      return prompt satisfies never
  }
}

/** In a talk, words without a number are for whom she talks with; so is "mañana a las 10 paso", which is no new date. */
function isForHer(text: string, { type }: Prompt, desk: Desk): boolean {
  if (type === 'menu' || !isTalking(desk)) return false
  return ASKING_A_DAY.has(type) ? !/^\s*\d/.test(text) : !/\d/.test(text)
}

const ASKING_A_DAY: ReadonlySet<Prompt['type']> = new Set(['new-date', 'harvest-day', 'away-until'])

/** She wants nothing of it after all, in words: 2 is a line. */
function isLeftOpen(text: string, desk: Desk): boolean {
  if (/\d/.test(text)) return false
  const { words } = desk.speech
  return readClosing(text, words) === 'nothing' || readYesNo(text, words) === 'no'
}

/** The line meant by a digit or its words (from 0). */
function pick(text: string, labels: readonly string[], { speech }: Desk): number | undefined {
  const options = labels.map((label, at) => ({ key: String(at), label }))
  const choice = readChoice(text, options, speech.words)
  return choice.type === 'choice' ? Number(choice.key) : undefined
}
