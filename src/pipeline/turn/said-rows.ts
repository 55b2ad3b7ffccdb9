import type { Said } from '../../conversation/effect.ts'
import type { Media } from '../../model/message.ts'
import type { NewMessage } from '../../store/talk/messages.ts'

/** What the rows of a turn have in common. */
export type Letter = Pick<
  NewMessage,
  'contact_id' | 'address_id' | 'class' | 'due_at' | 'created_at'
> & {
  readonly input: number
  /** The language she is written to in. */
  readonly language: string
  readonly wantsVoice: boolean
}

/** The rows of what a turn says: the recordings first, for who wants them, then everything in one text. */
export function saidRows(said: readonly Said[], letter: Letter): readonly NewMessage[] {
  const { input, language, wantsVoice, ...row } = letter
  const recorded = wantsVoice ? said.flatMap(({ recording }) => recording ?? []) : []
  const voices = recorded.map((file, index) => ({
    ...row,
    key: `turn:${input}:voice:${index + 1}`,
    text: '',
    choices: null,
    media: JSON.stringify({ type: 'voice', source: { file } } satisfies Media),
  }))
  const choices = said.at(-1)?.choices
  const fallbacks = said.flatMap(({ fallback }) => fallback ?? [])
  const steps = [...new Set(said.flatMap(({ from }) => from ?? []))]
  const text = {
    ...row,
    key: `turn:${input}`,
    text: said.map((each) => each.text).join('\n\n'),
    choices: choices ? JSON.stringify(choices) : null,
    said_by: steps.length === 0 ? null : JSON.stringify(steps),
    fallback: fallbacks.length === 0 ? null : JSON.stringify([language, fallbacks]),
  }
  return [...voices, text]
}
