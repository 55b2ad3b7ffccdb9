import type { TextValues } from '../../flow/texts.ts'
import type { Speech } from '../facts.ts'

/** A text that belongs to no flow (locales/<language>/conversation.ftl); throws when it is missing. */
export function common(speech: Speech, message: string, values: TextValues | Given = {}): string {
  const lookup = typeof values === 'function' ? values : (name: string) => values[name]
  return known(speech.texts.find(speech.locale, message, undefined, lookup), message)
}

/** The text; throws where no language has it. */
export function known<Text>(text: Text | undefined, message: string): Text {
  if (text === undefined) throw new Error(`no text '${message}' in locales/es/conversation.ftl`)
  return text
}

/** What a text can name, beside what belongs to the contact. */
export type Given = Readonly<Record<string, string | number>>
