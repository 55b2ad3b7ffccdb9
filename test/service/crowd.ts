import { setTimeout as pause } from 'node:timers/promises'
import type { Person } from '../bot-api-server/person.ts'
import { hears, type Classroom } from './classroom.ts'

/** People who write amounts at a rate, each amount once a person, so that every input can be told apart. */
export class Crowd {
  readonly people: readonly Person[]
  /** Everything written: the id of its update, by whom, which amount (quetzales). */
  readonly written: {
    readonly update: number
    readonly person: Person
    readonly amount: number
  }[] = []
  readonly #random: () => number
  readonly #amounts = new Map<Person, number>()

  constructor(people: readonly Person[], random: () => number) {
    this.people = people
    this.#random = random
  }

  someone(): Person {
    const person = this.people[Math.floor(this.#random() * this.people.length)]
    if (!person) throw new Error('there is nobody in the crowd')
    return person
  }

  /** The first amount answers the question; each later one corrects the one before. */
  writesNext(person: Person): void {
    const amount = (this.#amounts.get(person) ?? 1_000) + 1
    this.#amounts.set(person, amount)
    const update = person.writes(amount === 1_001 ? `Q${amount}` : `corregir Q${amount}`)
    if (update !== undefined) this.written.push({ update, person, amount })
  }

  /** Somebody writes every `everyMs` on average, until the signal aborts. */
  async writeUntil(signal: AbortSignal, everyMs: number): Promise<void> {
    const from = performance.now()
    for (let count = 1; !signal.aborted; count++) {
      this.writesNext(this.someone())
      await pause(Math.max(0, from + count * everyMs - performance.now()))
    }
  }
}

/** A crowd of entrepreneurs who have joined and been asked, all at the same time. */
export async function gatherCrowd(
  classroom: Classroom,
  size: number,
  random: () => number,
): Promise<Crowd> {
  const { classCode } = classroom
  const people = Array.from({ length: size }, (_, index) => classroom.stranger(`Rosa ${index + 1}`))
  for (const person of people) {
    person.opens(classCode)
    person.writes('Sí, acepto')
    person.writes(person.name)
  }
  await Promise.all(people.map((person) => hears(person, 'Mucho gusto')))
  const { code, stderr } = await classroom.cli('trigger', 'weekly-check-in', '--cohort', classCode)
  if (code !== 0) throw new Error(stderr)
  await Promise.all(people.map((person) => hears(person, '¿Cuánto vendió')))
  return new Crowd(people, random)
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
