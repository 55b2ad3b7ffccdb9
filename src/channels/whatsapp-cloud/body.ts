import { CLOUD_LIMITS } from './limits.ts'

const { bodyLength, buttons, buttonTitle, replyId, rows, rowDescription, rowTitle } = CLOUD_LIMITS

/** A part of a text as the API takes it; with choices that fit, as buttons or a list that bring back the choice's text. */
export function bodyOf(text: string, choices: readonly string[], listButton: string): object {
  const plain = { type: 'text', text: { preview_url: false, body: text } }
  const areDistinct = new Set(choices).size === choices.length
  const isPlain = choices.length === 0 || choices.length > rows || text.length > bodyLength
  if (isPlain || !areDistinct || choices.some((choice) => choice.trim() === '')) return plain
  if (choices.length <= buttons && fit(choices, buttonTitle)) return buttonsOf(text, choices)
  return fit(choices, rowDescription) ? listOf(text, choices, listButton) : plain
}

/** A reply's id is the whole text of its choice, so that a tap says what a person would write. */
function buttonsOf(text: string, choices: readonly string[]): object {
  const replies = choices.map((title) => ({ type: 'reply', reply: { id: title, title } }))
  return {
    type: 'interactive',
    interactive: { type: 'button', body: { text }, action: { buttons: replies } },
  }
}

/** A choice that is too long for a row's title stands whole below its number. */
function listOf(text: string, choices: readonly string[], button: string): object {
  const isShort = fit(choices, rowTitle)
  const list = choices.map((choice, index) => ({
    id: choice.slice(0, replyId),
    title: isShort ? choice : String(index + 1),
    ...(!isShort && { description: choice }),
  }))
  const action = { button, sections: [{ title: button, rows: list }] }
  return { type: 'interactive', interactive: { type: 'list', body: { text }, action } }
}

const fit = (choices: readonly string[], length: number) =>
  choices.every((choice) => choice.length <= length)
