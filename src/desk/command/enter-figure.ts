import { common } from '../../conversation/say/common-text.ts'
import { sayFigure } from '../../conversation/say/amounts.ts'
import { weekDates } from '../../conversation/say/dates.ts'
import { plain } from '../../reading/plain.ts'
import type { Tx } from '../../store/store.ts'
import { ENTRY_METHODS, type EntryMethod } from '../../model/figure.ts'
import { answer, type Desk, type Reaction } from '../desk.ts'
import { readGroup, type Member } from '../group/group.ts'
import { numbered } from '../numbered.ts'
import type { Amount, Named, OfWeek } from '../prompt.ts'
import { readFigure } from '../read-figure.ts'
import { readMethod } from '../turn/read-line.ts'
import { nameOf } from '../tell.ts'

/** `anotar María 450 visita`: the week's figure of one of her people; what is missing is asked for, one thing at a time. */
export async function enterFigure(tx: Tx, rest: string, desk: Desk): Promise<Reaction> {
  const prompt = { type: 'whose-figure' } as const
  if (rest === '')
    return answer(common(desk.speech, 'desk-whose-figure'), { type: 'showPrompt', prompt })
  const members = await readGroup(tx, desk)
  const named = bestNamed(members, rest)
  const [only, ...others] = named
  if (!only) return answer(common(desk.speech, 'desk-nobody-named'), { type: 'showPrompt', prompt })
  const more = withoutName(rest, only)
  if (others.length > 0) return whichOf(named, more, desk)
  return amountFor(tx, personOf(only), more, desk)
}

/** Whether what follows `anotar` names one of her people. */
export async function isOfGroup(tx: Tx, rest: string, desk: Desk): Promise<boolean> {
  return bestNamed(await readGroup(tx, desk), rest).length > 0
}

/** Members whose name stands in a text; of "María" and "María José" the longer. */
function bestNamed(members: readonly Member[], text: string): readonly Member[] {
  const written = ` ${plain(text)} `
  const named = members.filter(({ name }) => name !== null && written.includes(` ${plain(name)} `))
  const longest = Math.max(0, ...named.map(({ name }) => name?.length ?? 0))
  return named.filter(({ name }) => name?.length === longest)
}

/** What is written besides her name, word by word: a text that is folded has other lengths. */
function withoutName(text: string, { name }: Member): string {
  const called = plain(name ?? '').split(' ')
  const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
  const from = words.findIndex((_, at) =>
    called.every((word, next) => plain(words[at + next]?.[0] ?? '') === word),
  )
  const [first, last] = [words[from], words[from + called.length - 1]]
  if (!first || !last) return text
  return `${text.slice(0, first.index)} ${text.slice(last.index + last[0].length)}`.trim()
}

function whichOf(members: readonly Member[], rest: string, desk: Desk): Reaction {
  const lines = members.map((each) => `${nameOf(each, desk.speech)} (${each.cohort_name})`)
  const prompt = { type: 'people', rest, people: members.map(personOf) } as const
  return {
    says: [numbered(common(desk.speech, 'desk-which-person'), lines)],
    effects: [{ type: 'showPrompt', prompt }],
  }
}

function personOf({ id, name }: Member): Named {
  return { id, name: name ?? '…' }
}

/** Reads the amount in what she wrote about a person, and how she heard of it. */
export async function amountFor(
  tx: Tx,
  asked: OfWeek,
  text: string,
  desk: Desk,
): Promise<Reaction> {
  const member = await memberAsked(tx, asked, desk)
  if (!member) return answer(common(desk.speech, 'desk-nobody-named'))
  const person = { ...asked, week: member.week }
  const method = readMethod(text, desk.speech.words)
  const { kind } = figureOf(member)
  const answered = readFigure(withoutMethod(text, desk), kind, desk.speechOf(member.programme))
  if (!answered) {
    const line = text === '' ? 'desk-how-much' : 'desk-how-much-again'
    const values = { name: person.name, week: weekDates(member.week, desk.speech) }
    const prompt = { type: 'amount', person } as const
    return answer(common(desk.speech, line, values), { type: 'showPrompt', prompt })
  }
  const amount = { ...answered, raw: text }
  if (method) return keep(member, amount, method, desk)
  const lines = ENTRY_METHODS.map((each) => common(desk.speech, `desk-method-${each}`))
  const written = amountText(member, amount, desk)
  const head = common(desk.speech, 'desk-how-heard', { name: person.name, amount: written })
  return {
    says: [numbered(head, lines)],
    effects: [{ type: 'showPrompt', prompt: { type: 'method', person, amount } }],
  }
}

function withoutMethod(text: string, { speech }: Desk): string {
  const words = text.split(/\s+/)
  return words.filter((word) => readMethod(word, speech.words) === undefined).join(' ')
}

/** Records an amount of which is known now how she heard of it. */
export async function keepFigure(
  tx: Tx,
  { person, amount }: { readonly person: OfWeek; readonly amount: Amount },
  method: EntryMethod,
  desk: Desk,
): Promise<Reaction> {
  const member = await memberAsked(tx, person, desk)
  return member
    ? keep(member, amount, method, desk)
    : answer(common(desk.speech, 'desk-nobody-named'))
}

/** One of her people, in the week that was named: another may be asked about by now. */
async function memberAsked(tx: Tx, { id, week }: OfWeek, desk: Desk): Promise<Member | undefined> {
  const member = (await readGroup(tx, desk)).find((each) => each.id === id)
  return member && week !== undefined ? { ...member, week } : member
}

function keep(member: Member, amount: Amount, method: EntryMethod, desk: Desk): Reaction {
  const speech = desk.speechOf(member.programme)
  const { figure } = figureOf(member)
  const { id, week } = member
  const entered = {
    figure,
    week,
    method,
    answer: amount,
    by: desk.me.name ?? `contact ${desk.me.id}`,
  }
  const values = {
    name: nameOf(member, speech),
    amount: amountText(member, amount, desk),
    week: weekDates(week, speech),
    method: common(speech, `desk-method-${method}`),
  }
  return answer(
    common(speech, 'desk-figure-kept', values),
    { type: 'enterFigure', contact: id, entered },
    { type: 'showPrompt' },
  )
}

/** What a trainer notes is the programme's first figure. */
function figureOf({ programmeOf: { figures } }: Member) {
  const [figure = 'sales'] = Object.keys(figures)
  return { figure, kind: figures[figure]?.kind ?? 'money' }
}

function amountText(member: Member, { minor }: Amount, desk: Desk): string {
  const speech = desk.speechOf(member.programme)
  const facts = { programme: member.programmeOf }
  return sayFigure(minor, figureOf(member).figure, { facts, speech })
}
