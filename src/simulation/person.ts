import type { OpenQuestion } from '../conversation/hear/hear.ts'
import type { Content } from '../model/message.ts'
import { formatMoney } from '../model/money.ts'
import type { Country } from '../reading/country.ts'
import { numberInWords } from '../reading/money/in-words.ts'
import type { Chance } from './chance.ts'
import type { Entrepreneur } from './entrepreneur.ts'
import type { Phrases } from './phrases.ts'
import { mistype, roundAmount, wordAmount } from './wording.ts'

/** What is open between the bot and her when she looks at her telephone. */
export type Standing = {
  readonly question?: OpenQuestion
  /** The figure that was asked last and can still be told, where no question is open. */
  readonly late?: string
  /** The week the open question, or that figure, is about. */
  readonly week?: string
  /** Who writes with her: her trainer does now, or has and asks whether that was of help. */
  readonly trainer?: 'talks' | 'asks'
}

export type Written = string | Content

/** The amount she meant for `figure/week`, and the one she wrote instead; minor units. */
type Slip = { readonly key: string; readonly minor: number; readonly wrote: number }

type Seen = { readonly text: string; readonly choices?: readonly string[] }

/** One simulated person: what she has read, what she means, and what she does about it. */
export class Person {
  readonly habits: Entrepreneur
  /** What she means by `figure/week`, in hundredths; `undefined` where she takes it back. */
  readonly meant = new Map<string, number | undefined>()
  /** When she last wrote (milliseconds). */
  lastWrote = -Infinity
  isBusy = false
  readonly #chance: Chance
  readonly #phrases: Phrases
  readonly #country: Country
  #seen: Seen[] = []
  #telling: { readonly key: string; readonly minor: number } | undefined
  #slip: Slip | undefined
  /** The wrong amount that she is mending. */
  #mending: number | undefined

  constructor(
    habits: Entrepreneur,
    chance: Chance,
    { phrases, country }: { readonly phrases: Phrases; readonly country: Country },
  ) {
    this.habits = habits
    this.#chance = chance
    this.#phrases = phrases
    this.#country = country
  }

  /** Something has come; whether she will look at it soon. */
  receives(seen: Seen, now: number): boolean {
    this.#seen.push(seen)
    if (this.isBusy || this.hasLeft(now)) return false
    const isTalking = now - this.lastWrote < TALKING
    return this.#chance.happens(isTalking ? 0.97 : this.habits.answers)
  }

  hasLeft(now: number): boolean {
    return this.habits.leaves !== undefined && now >= this.habits.leaves.at
  }

  /** What she writes when she looks; undefined where she leaves it at that. */
  looks({ question, week = '', trainer }: Standing): Written | undefined {
    const seen = this.#seen.splice(0)
    if (trainer === 'talks')
      return this.#chance.happens(0.6) ? this.#chance.one(this.#phrases.talk) : undefined
    if (trainer === 'asks') return this.#isResolved()
    if (this.#slip) return this.#correct(this.#slip)
    const written = question ? this.#answer(question, week, seen) : this.#courtesy()
    if (typeof written !== 'string' || !this.#chance.happens(this.habits.typos)) return written
    return mistype(written, this.#chance)
  }

  /** The amount she did not tell in time; what she has to mend comes first, as it would be taken for that otherwise. */
  tellsLate(figure: string, week: string): string {
    if (this.#slip) return this.#correct(this.#slip)
    return this.#tell(`${figure}/${week}`, this.#amountOf(figure))
  }

  asksForHelp(): string {
    return this.#chance.one(this.#phrases.help)
  }

  stops(): string {
    return this.#chance.one(this.#phrases.stop)
  }

  #isResolved(): string | undefined {
    const { yes, no } = this.#phrases
    if (!this.#chance.happens(0.8)) return undefined
    return this.#chance.one(this.#chance.happens(0.85) ? yes : no)
  }

  #courtesy(): string | undefined {
    return this.#chance.happens(0.2) ? this.#chance.one(this.#phrases.thanks) : undefined
  }

  #correct({ key, minor, wrote }: Slip): string {
    this.#slip = undefined
    this.#mending = wrote
    this.#telling = { key, minor }
    this.meant.set(key, minor)
    return wordAmount('corregir {digits}', minor, this.#country)
  }

  #answer(question: OpenQuestion, week: string, seen: readonly Seen[]): Written | undefined {
    const { ask, mode, step } = question
    if (mode === 'confirming') return this.#confirm(seen)
    if (mode === 'choosing') return this.#choose(seen)
    const offersToNote = ask.choices && ('note' in ask.choices || 'change' in ask.choices)
    if (offersToNote) return this.#letNote(seen, week)
    if (this.#chance.happens(this.habits.rambles)) return this.#chance.one(this.#phrases.unclear)
    if (this.#chance.happens(this.habits.voice)) return { type: 'voice' }
    switch (ask.ask) {
      case 'money':
        return this.#money(ask.save ?? step, week)
      case 'number':
        return this.#number(ask.save ?? step, week)
      case 'yes-no':
        return this.#yesOrNo(ask.consent === true)
      case 'choice':
        return ask.options === 'told'
          ? this.#pickMistaken(seen.at(-1)?.choices ?? [])
          : this.#pick(seen.at(-1)?.choices ?? ['1'])
      case 'text':
        return ask.save === 'contact.name'
          ? this.habits.name
          : this.#chance.one(this.#phrases.steps)
      case 'date':
        return this.#chance.one(this.#phrases.days)
      case 'rating':
        return String(this.#chance.whole(3, 5))
      case 'audio':
      case 'photo':
        return this.#courtesy()
    }
  }

  #money(figure: string, week: string): string {
    const { one, happens } = this.#verbs
    const key = `${figure}/${week}`
    if (happens(0.04)) return this.#takeBack(key, one(this.#phrases.unknown))
    if (happens(0.02)) return this.#takeBack(key, one(this.#phrases.refuses))
    if (happens(0.03)) {
      this.#telling = { key, minor: 0 }
      this.meant.set(key, 0)
      return one(this.#phrases.zero)
    }
    const minor = this.#amountOf(figure)
    if (!happens(this.habits.slips)) return this.#tell(key, minor)
    const wrote = roundAmount(minor * 1.4, this.#chance)
    this.#slip = { key, minor, wrote }
    return this.#tell(key, wrote)
  }

  get #verbs() {
    return {
      one: <T>(of: readonly T[]) => this.#chance.one(of),
      happens: (probability: number) => this.#chance.happens(probability),
    }
  }

  #takeBack(key: string, words: string): string {
    this.#telling = undefined
    if (!this.meant.has(key)) this.meant.set(key, undefined)
    return words
  }

  #tell(key: string, minor: number): string {
    this.#telling = { key, minor }
    this.meant.set(key, minor)
    return wordAmount(this.#chance.one(this.#phrases.amounts), minor, this.#country)
  }

  #amountOf(figure: string): number {
    const share = SHARES[figure] ?? 1
    return roundAmount(this.#chance.around(this.habits.sales * share, 0.25), this.#chance)
  }

  #number(figure: string, week: string): string {
    const count = this.#chance.whole(1, 4)
    this.meant.set(`${figure}/${week}`, count * 100)
    return this.#chance.happens(0.7) ? String(count) : numberInWords(count, this.#country.writing)
  }

  /** "I understood $450. Is that right?": only if it is what she means. */
  #confirm(seen: readonly Seen[]): string {
    const { yes, no } = this.#phrases
    const minor = this.#telling?.minor
    const text = seen.map((each) => each.text).join('\n')
    const isMine =
      minor === 0 ? /cero|zero/i.test(text) : minor !== undefined && this.#says(text, minor)
    return this.#chance.one(isMine ? yes : no)
  }

  #says(text: string, minor: number): boolean {
    return text.includes(formatMoney(minor, this.#country.style))
  }

  /** The one of the amounts offered that she means, or the last: another. */
  #choose(seen: readonly Seen[]): string {
    const labels = seen.findLast(({ choices }) => choices !== undefined)?.choices ?? []
    const minor = this.#telling?.minor
    const mine = minor === undefined ? -1 : labels.indexOf(formatMoney(minor, this.#country.style))
    return String(mine >= 0 ? mine + 1 : Math.max(labels.length, 1))
  }

  #yesOrNo(isConsent: boolean): string {
    const isYes = isConsent ? this.habits.accepts : this.#chance.happens(0.7)
    return this.#chance.one(isYes ? this.#phrases.yes : this.#phrases.no)
  }

  /** Of the figures she may mean to mend: the one with the amount that she wrote by mistake. */
  #pickMistaken(labels: readonly string[]): string {
    const wrote = this.#mending
    const at = labels.findIndex((label) => wrote !== undefined && this.#says(label, wrote))
    return String(Math.max(at, 0) + 1)
  }

  /** "I read $125. Shall I note it as your sales?": only if that is what she meant. */
  #letNote(seen: readonly Seen[], week: string): string {
    const told = this.#telling
    const isMeant =
      told?.key === `sales/${week}` && seen.some(({ text }) => this.#says(text, told.minor))
    return isMeant ? '1' : this.#chance.one(this.#phrases.no)
  }

  #pick(labels: readonly string[]): string {
    const index = this.#chance.whole(0, labels.length - 1)
    return this.#chance.happens(0.8) ? String(index + 1) : (labels[index] ?? String(index + 1))
  }
}

/** She answers at once what comes while she still has the telephone in her hand (milliseconds). */
const TALKING = 20 * 60_000

/** What a figure is of her usual week. */
const SHARES: Readonly<Record<string, number>> = { profit: 0.25, catch_up: 3 }
