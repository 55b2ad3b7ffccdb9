import type { z } from 'zod'
import { problemWith, VARIABLES } from './variables.ts'

type Name = keyof typeof VARIABLES

/** The variables of an environment, each read by its schema; empty ones count as unset. */
export class Reading {
  /** What is wrong with them so far, a line each. */
  readonly problems: string[] = []
  readonly #environment: Readonly<Record<string, string | undefined>>

  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.#environment = environment
  }

  /** The value, or its default; one that cannot be used is a problem, and undefined whatever its type says. */
  of<Each extends Name>(name: Each): z.infer<(typeof VARIABLES)[Each]['schema']> {
    const parsed = VARIABLES[name].schema.safeParse(this.#environment[name] || undefined)
    if (!parsed.success) this.problems.push(problemWith(name))
    return parsed.data as z.infer<(typeof VARIABLES)[Each]['schema']>
  }

  /** Notes a variable that is not there though another (`neededBy`) needs it; one that cannot be used is noted already. */
  miss(name: Name, neededBy: string): void {
    if (!this.#environment[name]) this.problems.push(problemWith(name, neededBy))
  }
}
