import { common } from '../../conversation/say/common-text.ts'
import type { TicketId } from '../../model/ids.ts'
import { readChoice } from '../../reading/answers/choice.ts'
import { readIntent } from '../../reading/messages/intents.ts'
import type { Tx } from '../../store/store.ts'
import { lastTold, ticketsOfContact, type Ticket } from '../../store/desk/tickets.ts'
import { isOfGroup } from '../command/enter-figure.ts'
import { isToColleague } from '../command/hand-over.ts'
import { runCommand } from '../command/run.ts'
import { answer, isTalking, together, type Desk, type Reaction } from '../desk.ts'
import { hearPrompt } from './hear-prompt.ts'
import {
  isSetApart,
  leadingNumber,
  readClosing,
  readCommand,
  readNumbered,
  type Command,
} from './read-line.ts'
import { hersByNumber } from './hers-by-number.ts'
import { nameOf, ticketValues } from '../tell.ts'
import { ALERT_ANSWERS, type AlertAnswer } from '../ticket/alert.ts'
import { claim } from '../ticket/claim.ts'
import { decline } from '../ticket/decline.ts'
import { promiseCall } from '../ticket/promise-call.ts'
import { relayToContact, type Passed } from '../ticket/relay.ts'

/** What one of the staff wrote or sent, with the ticket of the message she replied to. */
export type StaffInput = {
  readonly passed: Passed
  /** The account it was sent to: its files are there. */
  readonly account: string
  readonly replied?: TicketId
}

/** What the desk makes of a message of the staff; undefined where it is none of its business. */
export async function staffTurn(
  tx: Tx,
  input: StaffInput,
  desk: Desk,
): Promise<Reaction | undefined> {
  const { passed, replied } = input
  const text = passed.type === 'text' ? passed.text : undefined
  if (text !== undefined && readIntent(text, desk.speech.words)?.type === 'stop') return undefined
  const numbered = text === undefined ? undefined : readNumbered(text)
  if (numbered)
    return aboutTicket(tx, numbered.number as TicketId, retold(input, numbered.rest), desk)
  if (replied !== undefined) return aboutTicket(tx, replied, input, desk)
  const asked = text === undefined ? undefined : await hearAsked(tx, text, desk)
  return asked ?? relay(input, desk)
}

function retold(input: StaffInput, text: string): StaffInput {
  return { ...input, passed: { type: 'text', text } }
}

/** Digits and commands: what she was asked last, or what she asks for. */
async function hearAsked(tx: Tx, text: string, desk: Desk): Promise<Reaction | undefined> {
  const command = readCommand(text, desk.speech.words)
  if (command && isWholeOrClosing(text, command)) return runCommand(tx, command, desk)
  if (command && (await namesOneOfHers(tx, command, desk))) return runCommand(tx, command, desk)
  return (
    (await answerAlert(tx, text, desk)) ??
    (await hearPrompt(tx, text, desk)) ??
    (command && isMeant(command, desk) ? runCommand(tx, command, desk) : undefined)
  )
}

/** A command alone, or "cerrar: ya hablamos", which closes with a note. */
function isWholeOrClosing(text: string, command: Command): boolean {
  return command.rest === '' || (command.name === 'close' && isSetApart(text, command))
}

/** "pasar a Don Luis", "anotar María mil": a colleague, or one of her people; words about them are for nobody else. */
async function namesOneOfHers(tx: Tx, { name, rest }: Command, desk: Desk): Promise<boolean> {
  if (name === 'hand-over') return isToColleague(tx, rest, desk)
  return name === 'enter-figure' && isOfGroup(tx, rest, desk)
}

/** "cerrar 12 ya hablamos" is a command, "cerrar temprano no conviene" or "fuera hasta el jueves" is for whom she talks with. */
function isMeant({ name, rest }: Command, desk: Desk): boolean {
  if (name === 'away' && !isTalking(desk)) return true
  return ABOUT_TICKETS.has(name) ? leadingNumber(rest) !== undefined : /\d/.test(rest)
}

/** "1": the alert that waits for an answer, unless she was shown something else since; which one, where several wait. */
async function answerAlert(tx: Tx, text: string, desk: Desk): Promise<Reaction | undefined> {
  const waiting = waitingFor(desk)
  const latest = Math.max(0, ...waiting.map(({ alerted_at }) => alerted_at ?? 0))
  if (waiting.length === 0) return answerLate(tx, text, desk)
  if (latest < (desk.shown?.at ?? 0)) return undefined
  const said = answerUnnamed(text, desk)
  const [ticket] = waiting
  if (said === undefined || !ticket) return undefined
  if (waiting.length === 1) return answerTicket(tx, ticket, said, desk)
  return answer(
    common(desk.speech, 'desk-which-alert', {
      count: waiting.length,
      list: waiting.map((each) => `${each.id} ${nameOf(each, desk.speech)}`).join(', '),
      example: String(ticket.id),
      answer: String(ALERT_ANSWERS.indexOf(said) + 1),
    }),
  )
}

/** The alert she was sent last went on to somebody else, or is closed: then a digit is still about that one. */
async function answerLate(tx: Tx, text: string, desk: Desk): Promise<Reaction | undefined> {
  const said = answerUnnamed(text, desk)
  const told = said && (await lastTold(tx.db, desk.me.id))
  if (!told || told.at < (desk.shown?.at ?? desk.now - ANSWERED_WITHIN)) return undefined
  const ticket = await hersByNumber(tx, told.ticket_id, desk)
  if ('says' in ticket) return ticket
  return ticket.owner_id === desk.me.id ? undefined : answerTicket(tx, ticket, said, desk)
}

/** A digit that comes later than a day after the alert means something else. */
const ANSWERED_WITHIN = 24 * 3_600_000

/** The alerts she has been sent and not answered. */
function waitingFor({ tickets, me }: Desk): readonly Ticket[] {
  return tickets.filter(
    ({ owner_id, status, alerted_at }) =>
      owner_id === me.id && status === 'open' && alerted_at !== null,
  )
}

/** While she talks with somebody, "no" and "no puedo" are for that one: an alert is answered by its digit. */
function answerUnnamed(text: string, desk: Desk): AlertAnswer | undefined {
  return isTalking(desk) && !/\d/.test(text) ? undefined : alertAnswer(text, desk)
}

function alertAnswer(text: string, { speech }: Desk): AlertAnswer | undefined {
  const options = ALERT_ANSWERS.map((key) => ({
    key,
    label: common(speech, `desk-answer-${key}`),
  }))
  const choice = readChoice(text, options, speech.words)
  return choice.type === 'choice' ? (choice.key as AlertAnswer) : undefined
}

async function answerTicket(
  tx: Tx,
  ticket: Ticket,
  said: AlertAnswer,
  desk: Desk,
): Promise<Reaction> {
  const siblings = await ticketsOfContact(tx.db, ticket.contact_id)
  switch (said) {
    case 'attend':
      return claim(ticket, siblings, desk)
    case 'call':
      return promiseCall(ticket, siblings, desk)
    case 'cannot':
      return decline(tx, ticket, desk)
    default:
      return said satisfies never
  }
}

/** Something about one ticket: an answer to its alert, a command, or words for its contact. */
async function aboutTicket(
  tx: Tx,
  number: TicketId,
  input: StaffInput,
  desk: Desk,
): Promise<Reaction> {
  const ticket = await hersByNumber(tx, number, desk)
  if ('says' in ticket) return ticket
  const text = input.passed.type === 'text' ? input.passed.text : undefined
  const isTalk = ticket.promise === 'talk' && ticket.owner_id === desk.me.id
  const said = text === undefined || isTalk ? undefined : alertAnswer(text, desk)
  if (said) return answerTicket(tx, ticket, said, desk)
  const command = text === undefined ? undefined : readCommand(text, desk.speech.words)
  const isForHer = isTalk && command?.name === 'close' && !isWholeOrClosing(text ?? '', command)
  if (command && ABOUT_TICKETS.has(command.name) && !isForHer) {
    const rest = `${number} ${command.rest}`.trim()
    return runCommand(tx, { name: command.name, rest }, desk)
  }
  if (isTalk) return passOn(ticket, input, desk)
  return claimAndSay(tx, ticket, input, desk)
}

const ABOUT_TICKETS: ReadonlySet<string> = new Set(['take', 'hand-over', 'close'])

/** Words for somebody whom she has not answered yet are her answer: the ticket is hers. */
async function claimAndSay(
  tx: Tx,
  ticket: Ticket,
  input: StaffInput,
  desk: Desk,
): Promise<Reaction> {
  const siblings = await ticketsOfContact(tx.db, ticket.contact_id)
  const claimed = claim(ticket, siblings, desk)
  const isClaimed = claimed.effects.some(({ type }) => type === 'holdContact')
  if (!isClaimed) return claimed
  return together(claimed, relayToContact(ticket, input.passed, input.account, desk))
}

/** "listo", "hasta luego": it is passed on as all she writes, and she hears how a talk ends. */
function passOn(ticket: Ticket, { passed, account }: StaffInput, desk: Desk): Reaction {
  const relayed = relayToContact(ticket, passed, account, desk)
  if (relayed.effects.length === 0) return relayed
  // what she was asked before is not answered by what she writes to somebody after
  const reaction = desk.shown ? together(relayed, FORGET) : relayed
  const isFarewell =
    passed.type === 'text' && readClosing(passed.text, desk.speech.words) === 'farewell'
  if (!isFarewell) return reaction
  const hint = common(desk.speech, 'desk-farewell', ticketValues(ticket, desk.speech))
  return together(reaction, answer(hint))
}

/** She was asked something, and her words went to whom she talks with: she should know. */
function unanswered(ticket: Ticket, { shown, speech }: Desk): Reaction {
  if (!shown || shown.prompt.type === 'menu') return { says: [], effects: [] }
  return answer(common(speech, 'desk-passed-instead', ticketValues(ticket, speech)))
}

const FORGET: Reaction = { says: [], effects: [{ type: 'showPrompt' }] }

/** What is neither number nor command goes to whom she talks with; with several talks it needs a number. */
function relay(input: StaffInput, desk: Desk): Reaction | undefined {
  const talks = desk.tickets.filter(
    ({ owner_id, promise }) => owner_id === desk.me.id && promise === 'talk',
  )
  const people = new Map(talks.map((ticket) => [ticket.contact_id, ticket]))
  const [ticket] = people.values()
  if (!ticket) return undefined
  if (people.size === 1) return together(passOn(ticket, input, desk), unanswered(ticket, desk))
  const list = [...people.values()]
    .map((each) => `${each.id} ${nameOf(each, desk.speech)}`)
    .join(', ')
  const values = { count: people.size, list, example: String(ticket.id) }
  return answer(common(desk.speech, 'desk-which-talk', values))
}
