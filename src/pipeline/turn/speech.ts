import { setImmediate as immediate } from 'node:timers/promises'
import type { Speech } from '../../conversation/facts.ts'
import type { Library } from '../../flow/library.ts'
import type { Programme } from '../../model/programme.ts'
import { countryOfPhone, loadCountry } from '../../reading/country.ts'
import { hasLocaleFile } from '../../reading/locale-files.ts'
import { loadHelpLines } from '../../reading/messages/help-lines.ts'
import { loadSafety } from '../../reading/messages/safety.ts'
import { loadSpeakerWords } from '../../reading/messages/speaker.ts'
import { loadWords } from '../../reading/words.ts'

/** How to read and write for a programme's people; made when first needed, or ahead of that by `warm`. */
export class Speeches {
  readonly #library: Library
  readonly #made = new Map<string, Speech>()

  constructor(library: Library) {
    this.#library = library
  }

  of(programme: Programme | undefined, language: string | undefined): Speech {
    const locale = localeOf(programme, language)
    const key = `${programme?.name ?? ''}/${locale}`
    let speech = this.#made.get(key)
    if (!speech) {
      speech = this.#make(programme, locale)
      this.#made.set(key, speech)
    }
    return speech
  }

  /** To somebody of whom at most the number is known: words of danger are read, and its country's help lines said. */
  ofStranger(phone: string | null): Speech {
    const speech = this.of(undefined, undefined)
    const country = phone === null ? undefined : countryOfPhone(phone)
    if (!country) return { ...speech, safety: loadSafety(speech.locale) }
    const { locale } = country
    return { ...speech, safety: loadSafety(locale), helpLines: loadHelpLines(locale) }
  }

  /** Makes those of strangers and of all programmes, one at a time between other work; throws where words or a country are missing. */
  async warm(): Promise<void> {
    this.ofStranger(null)
    for (const programme of this.#library.programmes.values()) {
      await immediate()
      this.of(programme, undefined)
    }
  }

  #make(programme: Programme | undefined, locale: string): Speech {
    const isRead = hasLocaleFile(locale, 'answers.yaml')
    const words = loadWords(isRead ? locale : (programme?.language ?? 'es'))
    const { texts, languages, recordings } = this.#library
    const speakers = loadSpeakerWords(hasLocaleFile(locale, 'speakers.yaml') ? locale : 'es')
    const speech = { locale, words, speakers, texts, languages, recordings }
    if (!programme) return speech
    const country = loadCountry(programme.country)
    const safety = loadSafety(country.locale)
    return { ...speech, country, safety, helpLines: loadHelpLines(country.locale) }
  }
}

/** The same programme's speech to somebody with a language of her own. */
export function spokenIn(
  speech: Speech,
  programme: Programme | undefined,
  language: string | null,
): Speech {
  return { ...speech, locale: localeOf(programme, language ?? undefined) }
}

/** `quc` in Guatemala is `quc-GT`: what the language does not have is said in the country's Spanish. */
function localeOf(programme: Programme | undefined, language: string | undefined): string {
  if (language === undefined) return programme?.language ?? 'es'
  return programme && !language.includes('-') ? `${language}-${programme.country}` : language
}
