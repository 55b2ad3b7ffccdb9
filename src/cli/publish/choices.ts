import { createInterface } from 'node:readline/promises'
import { openChoices } from '../../office/publishing/publish.ts'
import type { Change, Inside } from '../../office/publishing/publish-plan.ts'
import { readChoice, type Choice, type Choices } from '../../flow/publish/choice.ts'
import { RequestError } from '../../model/request-error.ts'
import type { Say } from '../words.ts'

/** `--removed FLOW.STEP=stay|finish|move:STEP`, as often as needed, by flow. */
export function readChoices(options: readonly string[]): ReadonlyMap<string, Choices> {
  const choices = new Map<string, Record<string, Choice>>()
  for (const option of options) {
    const [, flow, step, text = ''] = /^([a-z0-9/-]+)\.([a-z0-9-]+)=(.+)$/.exec(option) ?? []
    const choice = readChoice(text)
    if (flow === undefined || step === undefined || !choice) {
      throw new RequestError(
        `--removed '${option}': expected FLOW.STEP=stay, FLOW.STEP=finish or FLOW.STEP=move:STEP`,
      )
    }
    choices.set(flow, { ...choices.get(flow), [step]: choice })
  }
  return choices
}

export type Open = { readonly flow: string; readonly step: string; readonly people: number }

/** For whom nothing was chosen yet. */
export function stillOpen(
  changes: readonly Change[],
  choices: ReadonlyMap<string, Choices>,
): readonly Open[] {
  return changes.flatMap((change) =>
    openChoices(change, choices).map(({ step, people }: Inside) => ({
      flow: change.name,
      step,
      people,
    })),
  )
}

/** The choices with those a person at the terminal makes; elsewhere as they were. */
export async function askChoices(
  open: readonly Open[],
  choices: ReadonlyMap<string, Choices>,
  say: Say,
): Promise<ReadonlyMap<string, Choices>> {
  if (open.length === 0 || !process.stdin.isTTY || !process.stdout.isTTY) return choices
  const made = new Map(choices)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  process.stdout.write(`${say('choose-options')}\n`)
  for (const { flow, step, people } of open) {
    const answer = await terminal.question(`${say('ask-choice', { flow, step, people })} `)
    const choice = readChoice(answer.trim())
    if (choice) made.set(flow, { ...made.get(flow), [step]: choice })
  }
  terminal.close()
  return made
}
