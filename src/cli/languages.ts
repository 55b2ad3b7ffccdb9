import type { Gap, LanguageGaps } from '../flow/check/texts/language-gaps.ts'
import { sayLine, type CheckLanguage } from '../flow/check/say.ts'

/** One line for all languages that still speak Spanish somewhere; none where no language does. */
export function summariseGaps(
  gaps: readonly LanguageGaps[],
  language: CheckLanguage,
): readonly string[] {
  const list = gaps
    .filter(({ texts }) => texts.missing.length > 0)
    .map(({ language: each, texts }) => `${each} ${texts.missing.length}/${texts.all}`)
  return list.length === 0 ? [] : [sayLine('languages', { list: list.join(', ') }, language)]
}

/** `check --languages`: for each language how much it lacks, and which texts and recordings, by flow. */
export function describeGaps(gaps: readonly LanguageGaps[], language: CheckLanguage): string {
  const lines = gaps.flatMap(({ language: code, texts, recordings }) => [
    `${code}: ${countOf(texts, 'texts', language)}, ${countOf(recordings, 'recordings', language)}`,
    ...listOf(texts, 'texts', language),
    ...listOf(recordings, 'recordings', language),
  ])
  return `${lines.join('\n')}\n`
}

type Kind = 'texts' | 'recordings'

function countOf({ all, missing }: Gap, kind: Kind, language: CheckLanguage): string {
  return sayLine(`languages-${kind}`, { missing: missing.length, all }, language)
}

/** A language that has nothing yet has no list: everything is missing. */
function listOf({ all, missing }: Gap, kind: Kind, language: CheckLanguage): readonly string[] {
  if (missing.length === 0 || missing.length === all) return []
  const byFlow = Map.groupBy(missing, (name) => name.split('/')[0] ?? name)
  return [
    `  ${sayLine(`languages-${kind}-missing`, {}, language)}`,
    ...[...byFlow].map(([flow, names]) => `    ${flow}: ${names.map(nameIn).join(', ')}`),
  ]
}

function nameIn(name: string): string {
  return name.split('/').slice(1).join('/')
}
