import { dayOf } from '../calendar/local.ts'
import { templatesFile } from '../channels/whatsapp-cloud/templates.ts'
import { systemClock } from '../clock.ts'
import { heardEverywhere } from '../conversation/heard-everywhere.ts'
import type { Check } from '../flow/check/check.ts'
import { helpLines } from '../flow/check/files/help-lines.ts'
import { missingFile, NEEDED } from '../flow/check/files/missing-file.ts'
import { oldRates } from '../flow/check/files/old-rates.ts'
import { filesAsWanted } from '../flow/check/files/words-files.ts'
import { flowWithoutStory } from '../flow/check/stories/flow-without-story.ts'
import { storyNames } from '../flow/check/stories/story-names.ts'
import { wordsSchema } from '../import/import-words.ts'
import { ratesFile } from '../reports/whatsapp-rates.ts'
import { phrasesSchema } from '../simulation/phrases.ts'

const today = dayOf(systemClock.now().getTime(), 'UTC')

const wanted = filesAsWanted({
  'import.yaml': wordsSchema,
  'rates.yaml': ratesFile,
  'simulation.yaml': phrasesSchema,
  'templates.yaml': templatesFile,
})

/** What `check` and a publication look at beside the rules of a start; made when nothing else is wrong. */
export const MORE_CHECKS: readonly Check[] = [
  wanted,
  heardEverywhere,
  flowWithoutStory,
  storyNames,
  helpLines(today),
  oldRates(today),
]

/** The same for the library that the service runs, which is whole. */
export const WHOLE_CHECKS: readonly Check[] = [missingFile(NEEDED), ...MORE_CHECKS]
