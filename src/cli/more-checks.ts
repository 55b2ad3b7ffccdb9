import { heardEverywhere } from '../conversation/heard-everywhere.ts'
import type { Check } from '../flow/check/check.ts'
import { flowWithoutStory } from '../flow/check/stories/flow-without-story.ts'
import { storyNames } from '../flow/check/stories/story-names.ts'

/** What `check` and a publication look at beside the rules of a start; made when nothing else is wrong. */
export const MORE_CHECKS: readonly Check[] = [heardEverywhere, flowWithoutStory, storyNames]
