import { FluentBundle, FluentResource } from '@fluent/bundle'

/** Sources of one flow's texts: `.ftl` by locale, `{ es: '…', 'es-GT': '…' }`. */
export type TextSources = Readonly<Record<string, string>>

export type TextArguments = Readonly<Record<string, string | number>>

/** The texts of one flow in all their languages. A country's locale overrides single messages of its language. */
export class Texts {
  readonly #bundles = new Map<string, FluentBundle>()

  constructor(sources: TextSources) {
    for (const [locale, source] of Object.entries(sources)) {
      const bundle = new FluentBundle(locale, { useIsolating: false })
      bundle.addResource(new FluentResource(source), { allowOverrides: true })
      this.#bundles.set(locale, bundle)
    }
  }

  /** The text of a message (or of its variant, an attribute) in the nearest language; undefined where there is none. */
  find(
    locale: string,
    message: string,
    variant: string | undefined,
    values: TextArguments,
  ): string | undefined {
    for (const candidate of fallbacks(locale)) {
      const bundle = this.#bundles.get(candidate)
      const found = bundle?.getMessage(message)
      const pattern = variant === undefined ? found?.value : found?.attributes[variant]
      if (bundle && pattern) return bundle.formatPattern(pattern, values, [])
    }
    return undefined
  }

  has(locale: string, message: string, variant?: string): boolean {
    return this.find(locale, message, variant, {}) !== undefined
  }
}

/** `es-GT` → es-GT, es. A language without texts of its own falls back to Spanish, the programme's language. */
export function fallbacks(locale: string): readonly string[] {
  const known = chains.get(locale)
  if (known) return known
  const [language = locale] = locale.split('-')
  const chain = [...new Set([locale, language, 'es'])]
  chains.set(locale, chain)
  return chain
}

const chains = new Map<string, readonly string[]>()

/** Names of the variables a source uses, with the line of each. */
export function variablesIn(
  source: string,
): readonly { readonly variable: string; readonly line: number }[] {
  return source.split('\n').flatMap((text, index) =>
    [...text.matchAll(/\{\s*\$([A-Za-z][\w-]*)/g)].map((match) => ({
      variable: match[1] ?? '',
      line: index + 1,
    })),
  )
}
