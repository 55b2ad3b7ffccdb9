import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { heardEverywhere } from '../../src/conversation/heard-everywhere.ts'
import { checkSources } from '../../src/flow/check/check.ts'
import { flowWithoutStory } from '../../src/flow/check/stories/flow-without-story.ts'
import { storyNames } from '../../src/flow/check/stories/story-names.ts'
import { helpLines } from '../../src/flow/check/files/help-lines.ts'
import { missingFile } from '../../src/flow/check/files/missing-file.ts'
import { oldRates } from '../../src/flow/check/files/old-rates.ts'
import { filesAsWanted } from '../../src/flow/check/files/words-files.ts'
import { templatesFile } from '../../src/channels/whatsapp-cloud/templates.ts'
import { wordsSchema } from '../../src/import/import-words.ts'
import type { Code } from '../../src/flow/check/codes.ts'
import type { CheckLanguage } from '../../src/flow/check/say.ts'
import type { Issue } from '../../src/flow/issue.ts'
import type { Sources } from '../../src/flow/sources.ts'
import { readYaml } from '../../src/yaml.ts'
import { libraryOf, SOUND } from './sound-library.ts'

/** One way to break the sound library, and where the check says so. */
const example = z.strictObject({
  /** By file: what is written instead of what. */
  change: z.record(z.string(), z.array(z.tuple([z.string(), z.string()]))).default({}),
  add: z.record(z.string(), z.string()).default({}),
  /** Files that are taken away. */
  remove: z.array(z.string()).default([]),
  recordings: z.array(z.string()).default([]),
  /** File names, or the sources by their names. */
  stories: z.union([z.array(z.string()), z.record(z.string(), z.string())]).optional(),
  /** `file:line:column`, the only thing that is found. */
  finds: z.string(),
})

export type Example = z.infer<typeof example> & { readonly code: string }

const FOLDER = fileURLToPath(new URL('check/', import.meta.url))

/** test/flow/check/<code>.yaml */
export const EXAMPLES: readonly Example[] = readdirSync(FOLDER)
  .toSorted()
  .flatMap((file) =>
    z
      .array(example)
      .parse(readYaml(join(FOLDER, file)).value)
      .map((each) => ({ ...each, code: file.replace('.yaml', '') })),
  )

const VISIT = SOUND['flows/visit.yaml'] ?? ''
const WORDS = SOUND['locales/es/visit.ftl'] ?? ''

/** Examples too large to write down. */
export const LARGE: Readonly<Partial<Record<Code, Readonly<Record<string, string>>>>> = {
  'yaml-too-large': { 'flows/visit.yaml': `${VISIT}# ${'x'.repeat(256 * 1024)}\n` },
  'yaml-too-deep': {
    'flows/visit.yaml': VISIT.replace('[24h]', `${'['.repeat(51)}${']'.repeat(51)}`),
  },
  'too-long-text': {
    'locales/es/visit.ftl': WORDS.replace('¡Gracias', `¡Gracias${' por contarme'.repeat(320)}`),
  },
}

/** The sound library, broken as the example says; throws where it changes what is not there. */
export function broken({ change, add, remove, recordings, stories }: Example): Sources {
  const changed = Object.entries(change).map(([file, edits]) => [
    file,
    edits.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`'${file}' has no '${from}' to change`)
      return text.replace(from, () => to)
    }, SOUND[file] ?? ''),
  ])
  const sources = libraryOf(
    { ...Object.fromEntries([...changed, ...remove.map((file) => [file, undefined])]), ...add },
    recordings,
  )
  if (!stories) return sources
  const told = Array.isArray(stories) ? stories.map((file) => [file, ''] as const) : undefined
  const written = new Map(told ?? Object.entries(stories))
  return { ...sources, stories: () => written }
}

export function check(sources: Sources, language: CheckLanguage = 'en'): readonly Issue[] {
  return checkSources(sources, {
    language,
    more: [
      missingFile(['flows/whatsapp/rates.yaml', 'locales/es/conversation.ftl']),
      heardEverywhere,
      flowWithoutStory,
      storyNames,
      filesAsWanted({ 'import.yaml': wordsSchema, 'templates.yaml': templatesFile }),
      helpLines('2026-11-25'),
      oldRates('2026-11-25'),
    ],
  })
}

export function placeOf({ file, line, column }: Issue): string {
  return `${file}:${line}:${column}`
}
