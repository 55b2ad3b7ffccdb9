import type { Speech } from '../conversation/facts.ts'
import type { Library } from '../flow/library.ts'
import type { Programme } from '../model/programme.ts'
import { loadCountry } from '../reading/country.ts'
import { loadSafety } from '../reading/safety.ts'
import { loadWords } from '../reading/words.ts'

/** How to read and write for a programme's people; throws at once where a programme's words or country are missing. */
export class Speeches {
  readonly #library: Library
  readonly #made = new Map<string, Speech>()

  constructor(library: Library) {
    this.#library = library
    for (const programme of library.programmes.values()) this.of(programme, undefined)
  }

  of(programme: Programme | undefined, language: string | undefined): Speech {
    const locale = language ?? programme?.language ?? 'es'
    const key = `${programme?.name ?? ''}/${locale}`
    let speech = this.#made.get(key)
    if (!speech) {
      speech = this.#make(programme, locale)
      this.#made.set(key, speech)
    }
    return speech
  }

  #make(programme: Programme | undefined, locale: string): Speech {
    const words = loadWords(locale)
    const { texts } = this.#library
    if (!programme) return { locale, words, texts }
    const country = loadCountry(programme.country)
    return { locale, words, texts, country, safety: loadSafety(country.locale) }
  }
}
