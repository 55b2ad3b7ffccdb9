import type { InputPayload } from '../model/input.ts'
import { isAcknowledged } from '../reading/answers/acknowledged.ts'
import { readIntent, type Intent } from '../reading/messages/intents.ts'
import { readSafety, type SafetyReading } from '../reading/messages/safety.ts'
import { readYesNo } from '../reading/answers/yes-no.ts'
import { elapse } from './inputs/due-timer.ts'
import { meansAnother } from './hear/correction.ts'
import { answerIntent } from './hear/intent.ts'
import type { Decision } from './effect.ts'
import type { Facts, Flows, Joining, Speech } from './facts.ts'
import { closeChat } from './inputs/blocked.ts'
import { consentOnPaper, enterFigure } from './inputs/entered.ts'
import { nameDay } from './hear/heard-late.ts'
import { migrate } from './inputs/migrate.ts'
import { answersInHardTime } from './hear/hard-time.ts'
import { hearBeside, hearIdle } from './hear/idle.ts'
import { menuEntryIn } from './hear/menu-entry.ts'
import { offersAnother, offersOtherWeek, offersSales } from './hear/offered.ts'
import { sayCommon } from './say/say-common.ts'
import { caseWoken } from './safety/case-woken.ts'
import { answerDanger } from './safety/danger.ts'
import { tellNotPassed, tellNotReceived } from './inputs/not-passed.ts'
import { tellUnreached } from './inputs/unreached.ts'
import { hearHeld, textOf } from './safety/held.ts'
import { hearOfficer } from './safety/officer.ts'
import { checkGently } from './safety/soft.ts'
import { tellStranger } from './safety/stranger.ts'
import { answer, isMeantBelow, keepFile, sayRetry, understands } from './hear/open-question.ts'
import type { ConversationState } from './state.ts'
import { isPaused } from './machine-facts.ts'
import { takeRole } from './inputs/take-role.ts'
import { Talk } from './talk.ts'

export type World = {
  readonly facts: Facts
  readonly flows: Flows
  readonly speech: Speech
  /** Milliseconds since 1970. */
  readonly now: number
  /** When the input was written, where somebody wrote it (milliseconds since 1970). */
  readonly writtenAt?: number
}

/**
 * One turn: what an input does to a conversation. Pure: no clock, no I/O, no chance; the same arguments give the same
 * decision. Throws only on a bug (an action the engine does not know, a flow without its text).
 */
export function step(
  state: ConversationState,
  input: InputPayload,
  world: World,
): Decision<ConversationState> {
  const talk = new Talk(state, world)
  const note = respondSafely(talk, input, world.writtenAt)
  const decision = { state: talk.state, effects: talk.effects }
  return note === undefined ? decision : { ...decision, note }
}

/** Words of danger come before everything else, in whatever form; who is held is answered by the safety path alone. */
function respondSafely(
  talk: Talk,
  input: InputPayload,
  writtenAt: number | undefined,
): string | undefined {
  const { facts, speech } = talk
  if (input.type === 'case') return caseWoken(talk)
  if (facts.hold === 'safety' && input.type === 'start')
    return 'not started: a safeguarding person has to decide first'
  const isWritten = input.type === 'text' || input.type === 'edited' || input.type === 'media'
  if (!isWritten || facts.role !== 'entrepreneur') return respond(talk, input)
  if (facts.hold === 'safety' && facts.safety?.case) return hearHeld(talk, input, facts.safety.case)
  const danger = speech.safety && readSafety(textOf(input), speech.safety)
  if (danger?.level === 'full')
    return facts.status === 'new' ? tellStranger(talk, danger) : answerDanger(talk, danger)
  const note = respond(talk, input, danger)
  nameDay(talk, writtenAt)
  return note
}

/** Moves the talk; returns a note where nothing was done, saying why. */
function respond(
  talk: Talk,
  input: Exclude<InputPayload, { type: 'case' }>,
  worry?: SafetyReading,
): string | undefined {
  switch (input.type) {
    case 'text':
      return hearText(talk, input.text, worry)
    case 'edited':
      return hearEdited(talk)
    case 'media':
      return hearMedia(talk, input, worry)
    case 'blocked':
      return closeChat(talk)
    case 'undelivered':
      return tellUnreached(talk)
    case 'not-passed':
      return tellNotPassed(talk, input)
    case 'not-received':
      return tellNotReceived(talk, input)
    case 'timer':
      return elapse(talk, input)
    case 'start':
      return startFlow(talk, input)
    case 'migrate':
      return migrate(talk, input)
    case 'figure':
      return enterFigure(talk, input)
    case 'paper-consent':
      return consentOnPaper(talk)
    case 'ticket':
    case 'digest':
      return 'a matter of the desk'
  }
}

function hearText(talk: Talk, text: string, worry: SafetyReading | undefined): string | undefined {
  const { facts } = talk
  if (facts.granting) return takeRole(talk, facts.granting)
  if (facts.joining) return hearCode(talk, facts.joining)
  if (facts.status === 'new') return sayCommon(talk, 'unknown-person')
  if (facts.officer && hearOfficer(talk, text, facts.officer)) return undefined
  const intent = intentOf(talk, text)
  const isAsked = talk.question !== undefined
  if (facts.status === 'stopped' && !isAsked && !(intent && HEARD_WHEN_STOPPED.has(intent.type)))
    return 'stopped'
  if (isOnlyListed(talk) && !(intent && HEARD_BEFORE_JOINING.has(intent.type)))
    return startJoining(talk)
  const leaves = intent?.type === 'stop' || intent?.type === 'erase'
  if (worry && !leaves && checkGently(talk, text, worry)) return undefined
  if (
    facts.role !== 'entrepreneur' &&
    (intent?.type === 'greeting' || intent?.type === 'who-are-you')
  )
    return sayCommon(talk, `${facts.role}-${intent.type}`)
  if (intent?.type === 'correct' && intent.rest !== undefined && offersAnother(talk, intent.rest))
    return undefined
  if (intent && answersInHardTime(talk, intent, text)) return undefined
  if (intent && answerIntent(talk, intent, text)) return hearBeside(talk, intent, text)
  const entry = menuEntryIn(talk, text)
  if (entry && answerIntent(talk, entry, text)) return undefined
  if (!talk.question) return hearIdle(talk, text)
  if (offersAnother(talk, text) || offersOtherWeek(talk, text) || offersSales(talk, text))
    return undefined
  if (isMeantBelow(talk, text)) talk.leaveTop()
  if (isAssentAlone(talk, text)) sayRetry(talk)
  else answer(talk, text)
  return undefined
}

/**
 * A cohort's code: who is not active joins by it, a trainer has one more cohort, and others are told that it is not for
 * them. Who is of the staff stays so, also in silence: her groups go on having her.
 */
function hearCode(talk: Talk, joining: Joining): undefined {
  const { role, status, consented } = talk.facts
  const isMember = role === 'entrepreneur'
  const isTrainersCode = joining.role === 'trainer'
  // who is in a group stays in it, also while she wants no messages
  const isSilentMember = isMember && status === 'stopped' && consented
  const mayJoin = isTrainersCode ? !isSilentMember : isMember
  if (status !== 'active' && mayJoin) return join(talk, joining)
  if (isTrainersCode && !isMember) return addCohort(talk, joining)
  if (isTrainersCode) return sayCommon(talk, 'number-of-entrepreneur')
  return sayCommon(talk, isMember ? 'already-member' : 'desk-own-number')
}

/** "sí" or "ok" where a number is wanted: she has read the question, and is told how to answer; that is no failed try. */
function isAssentAlone(talk: Talk, text: string): boolean {
  const { question, speech } = talk
  const wantsNumber = question?.ask.ask === 'money' || question?.ask.ask === 'number'
  if (!wantsNumber || question.mode !== 'asking' || understands(talk, text)) return false
  return readYesNo(text, speech.words) === 'yes' || isAcknowledged(text, speech.words)
}

/**
 * "ok gracias" may be the yes that is waited for: then it is an answer, not a courtesy. So are the words that began a
 * flow ("corregir 450", "quiché") when that flow's question is open and they answer it.
 */
function intentOf(talk: Talk, text: string): Intent | undefined {
  const { question, speech, flows } = talk
  const intent = readIntent(text, speech.words)
  const wantsYes = question?.mode === 'confirming' || question?.ask.ask === 'yes-no'
  if (intent?.type === 'courtesy' && wantsYes && readYesNo(text, speech.words)) return undefined
  const isOwn = intent !== undefined && flows.forIntent(intent.type)?.name === talk.stack.top?.flow
  if (isOwn && understands(talk, text) && !meansAnother(talk, intent)) return undefined
  return intent
}

const HEARD_WHEN_STOPPED: ReadonlySet<Intent['type']> = new Set([
  'start-again',
  'help',
  'human',
  'erase',
])

/** She stands on a list of people and writes for the first time: her cohort is known, her consent is not. */
function isOnlyListed({ facts, state }: Talk): boolean {
  return facts.status === 'invited' && facts.programme !== undefined && state.sequence === 0
}

const HEARD_BEFORE_JOINING: ReadonlySet<Intent['type']> = new Set([
  'stop',
  'help',
  'human',
  'erase',
])

function startJoining(talk: Talk): undefined {
  const flow = talk.current('joining')
  if (!flow) throw new Error('the library has no flow for joining')
  talk.start(flow)
}

function join(talk: Talk, joining: Joining): undefined {
  talk.leaveAll()
  joinCohort(talk, joining)
  const flow = talk.current(joining.role === 'trainer' ? 'joining-trainer' : 'joining')
  if (!flow) throw new Error('the library has no flow for joining')
  talk.start(flow)
}

/** A trainer of one group gives the code of another: it is hers too. */
function addCohort(talk: Talk, joining: Joining): undefined {
  joinCohort(talk, joining)
  return sayCommon(talk, 'trainer-added')
}

function joinCohort({ effects }: Talk, { cohortId, role, isBackup }: Joining): void {
  effects.push({ type: 'joinCohort', cohortId, role, ...(isBackup ? { isBackup } : {}) })
}

function hearEdited(talk: Talk): string | undefined {
  return talk.facts.status === 'stopped' ? 'stopped' : sayCommon(talk, 'edited')
}

function hearMedia(
  talk: Talk,
  { media, caption, fileId }: MediaPayload,
  worry: SafetyReading | undefined,
): string | undefined {
  if (talk.facts.status === 'stopped') return 'stopped'
  if (talk.facts.status === 'new') return sayCommon(talk, 'unknown-person')
  if (isOnlyListed(talk)) return startJoining(talk)
  const wanted = talk.question?.ask.ask
  if (media === (wanted === 'audio' ? 'voice' : wanted)) {
    keepFile(talk, fileId ?? media)
    return undefined
  }
  if (caption) return hearText(talk, caption, worry)
  if (talk.facts.role !== 'entrepreneur') return sayCommon(talk, 'trainer-media')
  const isForPerson = media === 'voice' || media === 'photo'
  if (isForPerson && talk.facts.status === 'active') {
    talk.effects.push({ type: 'openTicket', reason: 'unread-media' })
    return sayCommon(talk, `media-${media}`)
  }
  return sayCommon(talk, media === 'call' ? 'media-call' : 'media-other')
}

type MediaPayload = Extract<InputPayload, { type: 'media' }>

function startFlow(talk: Talk, { flow: name, until }: StartPayload): string | undefined {
  const { facts } = talk
  if (facts.role !== 'entrepreneur' || facts.status !== 'active')
    return `not started: the contact is ${facts.status}`
  const flow = talk.current(name)
  if (!flow) return `not started: there is no flow '${name}'`
  if (until !== undefined && until < talk.now) return 'not started: too late by now'
  if (facts.noChat) return 'not started: no chat reaches her'
  if (isPaused(facts, talk.now)) return `not started: paused until ${facts.fields['paused-until']}`
  if (talk.stack.top?.flow === name) talk.leaveTop()
  if (talk.question) talk.queue(name, until ?? talk.now + QUEUED_FOR)
  else talk.start(flow)
  return undefined
}

type StartPayload = Extract<InputPayload, { type: 'start' }>

/** A start that waits behind an open question is forgotten after a day, where its sender names no end. */
const QUEUED_FOR = 24 * 3_600_000
