import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** One phone of the simulator page, as a person uses it. */
export class Phone {
  readonly #page: Page
  readonly #name: string
  /** Lines of the bot that were there before the last thing done. */
  #heard = 0

  constructor(page: Page, name: string) {
    this.#page = page
    this.#name = name
  }

  get element() {
    return this.#page.getByRole('region', { name: `Teléfono de ${this.#name}` })
  }

  get input() {
    return this.element.getByRole('textbox', { name: `Escribir como ${this.#name}` })
  }

  get chat() {
    return this.element.getByRole('log')
  }

  choice(name: string) {
    return this.element.getByRole('button', { name })
  }

  async writes(text: string): Promise<void> {
    await this.mark()
    await this.input.fill(text)
    await this.input.press('Enter')
  }

  /** From here on only what the bot says next is heard. */
  async mark(): Promise<void> {
    this.#heard = (await this.#said()).length
  }

  /** Resolves once the bot has said so since the last mark. */
  async hears(text: string): Promise<void> {
    const news = async () => (await this.#said()).slice(this.#heard).join('\n')
    await expect.poll(news, { timeout: 10_000, interval: 50 }).toContain(text)
  }

  /** Resolves once the chat ends with these lines of her own, among the bot's. */
  async hasWritten(...lines: readonly string[]): Promise<void> {
    const own = async () =>
      (await this.chat.locator('.own p').allTextContents()).slice(-lines.length)
    await expect.poll(own, { timeout: 10_000, interval: 50 }).toEqual(lines)
  }

  #said(): Promise<string[]> {
    return this.chat.locator('.line:not(.own) p').allTextContents()
  }
}
