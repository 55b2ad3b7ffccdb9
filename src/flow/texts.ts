import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle'
import { pendingIn } from './review.ts'

/** Sources of one flow's texts: `.ftl` by locale, `{ es: '…', 'es-GT': '…' }`; a programme's own under `es@fundap`. */
export type TextSources = Readonly<Record<string, string>>

/** What texts can name: the value of a name, or undefined; asked only for the names that a text uses. */
export type TextValues = (name: string) => string | number | undefined

export type Pattern = Parameters<FluentBundle['formatPattern']>[0]

/** The texts of one flow in all their languages. A country's locale overrides single messages of its language. */
export class Texts {
  readonly #bundles = new Map<string, FluentBundle>()
  readonly #named = new WeakMap<object, readonly string[]>()
  /** `@fundap` where a programme has words of its own, which go before the others. */
  readonly #own: string
  readonly #chains = new Map<string, readonly string[]>()

  constructor(sources: TextSources) {
    this.#own =
      Object.keys(sources)
        .find((key) => key.includes('@'))
        ?.replace(/^[^@]*/, '') ?? ''
    for (const [locale, source] of Object.entries(sources)) {
      const bundle = new FluentBundle(locale.replace(/@.*$/, ''), { useIsolating: false })
      bundle.addResource(reviewed(locale, source), { allowOverrides: true })
      this.#bundles.set(locale, bundle)
    }
  }

  /** The text of a message (or of its variant, an attribute) in the nearest language; undefined where there is none. */
  find(
    locale: string,
    message: string,
    variant: string | undefined,
    values: TextValues,
  ): string | undefined {
    const found = this.#look(locale, message, variant)
    return found && this.#format(found.bundle, found.pattern, values)
  }

  /** Which of the sources has the text that `find` says: `es-GT`, `es@fundap`; undefined where there is none. */
  sourceOf(locale: string, message: string, variant?: string): string | undefined {
    return this.#look(locale, message, variant)?.source
  }

  #look(locale: string, message: string, variant: string | undefined): Found | undefined {
    for (const source of this.chain(locale)) {
      const bundle = this.#bundles.get(source)
      const found = bundle?.getMessage(message)
      const pattern = variant === undefined ? found?.value : found?.attributes[variant]
      if (bundle && pattern) return { source, bundle, pattern }
    }
    return undefined
  }

  /** Where a text is looked for: language by language, in the programme's own words first, then in everybody's. */
  chain(locale: string): readonly string[] {
    let chain = this.#chains.get(locale)
    if (!chain) this.#chains.set(locale, (chain = chainOf(locale, this.#own)))
    return chain
  }

  #format(bundle: FluentBundle, pattern: Pattern, values: TextValues): string {
    if (typeof pattern === 'string') return pattern
    const given: Record<string, FluentVariable> = {}
    for (const name of this.#variablesOf(pattern)) {
      const value = values(name)
      if (value !== undefined) given[name] = value
    }
    return bundle.formatPattern(pattern, given, [])
  }

  #variablesOf(pattern: object): readonly string[] {
    let names = this.#named.get(pattern)
    if (!names) {
      names = [...new Set(namesIn(pattern))]
      this.#named.set(pattern, names)
    }
    return names
  }

  /** What a text can look like: each of its alternatives with `…` for a value; none where there is no such text. */
  shapes(locale: string, message: string, variant: string | undefined): readonly string[] {
    const found = this.#look(locale, message, variant)
    return found ? shapesOf(found.pattern) : []
  }

  has(locale: string, message: string, variant?: string): boolean {
    return this.sourceOf(locale, message, variant) !== undefined
  }
}

type Found = {
  readonly source: string
  readonly bundle: FluentBundle
  readonly pattern: Pattern
}

function chainOf(locale: string, own: string): readonly string[] {
  const chain = fallbacks(locale)
  if (own === '') return chain
  const byLanguage = Map.groupBy(chain, (each) => each.split('-')[0])
  return [...byLanguage.values()].flatMap((locales) => [
    ...locales.map((each) => each + own),
    ...locales,
  ])
}

/** Only reviewed texts are sent, except in Spanish, behind which no other language stands. */
function reviewed(locale: string, source: string): FluentResource {
  const resource = new FluentResource(source)
  const pending = locale === 'es' ? new Set<string>() : pendingIn(source)
  if (pending.size > 0) resource.body = resource.body.filter(({ id }) => !pending.has(id))
  return resource
}

/** A message as parsed: its text and its variants. */
export type Message = {
  readonly id: string
  readonly value: Pattern | null
  readonly attributes: Readonly<Record<string, Pattern>>
}

/** The messages of a source, in order; what cannot be parsed is left out. */
export function messagesIn(source: string): readonly Message[] {
  return new FluentResource(source).body
}

/** The variables of a parsed pattern, wherever they stand in it. */
function namesIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(namesIn)
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && node.type === 'var' && 'name' in node) return [String(node.name)]
  return Object.values(node).flatMap(namesIn)
}

/** The alternatives of a parsed pattern: one for each way its selectors can turn out. */
export function shapesOf(pattern: Pattern): readonly string[] {
  if (typeof pattern === 'string') return [pattern]
  return pattern.reduce<readonly string[]>(
    (begun, element) => {
      const more =
        typeof element === 'string'
          ? [element]
          : element.type === 'select'
            ? element.variants.flatMap(({ value }) => shapesOf(value))
            : element.type === 'str'
              ? [element.value]
              : ['…']
      return begun.flatMap((before) => more.map((each) => before + each))
    },
    [''],
  )
}

/** `es-GT` → es-GT, es; `quc-GT` → quc-GT, quc, es-GT, es: what a language does not have is said in the country's Spanish. */
export function fallbacks(locale: string): readonly string[] {
  const known = chains.get(locale)
  if (known) return known
  const [language = locale, country] = locale.split('-')
  const spanish = country === undefined ? [] : [`es-${country}`]
  const chain = [...new Set([locale, language, ...spanish, 'es'])]
  chains.set(locale, chain)
  return chain
}

const chains = new Map<string, readonly string[]>()
