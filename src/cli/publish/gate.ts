import { join } from 'node:path'
import { checkLibrary } from '../../flow/check/check.ts'
import type { Issue } from '../../flow/issue.ts'
import type { Library } from '../../flow/library.ts'
import { runStories, type StoryResult } from '../../stories/run-stories.ts'
import { storyFiles, STORIES } from '../../stories/story-files.ts'
import { WHOLE_CHECKS } from '../more-checks.ts'
import { ROOT } from '../workplace.ts'

/** The errors of the checkout's files, with the paths that the checks explored; warnings stop nothing. */
export function checkAll(language: string): readonly Issue[] {
  const issues = checkLibrary(ROOT, {
    language: language === 'en' ? 'en' : 'es',
    more: WHOLE_CHECKS,
  })
  return issues.filter(({ severity }) => severity === 'error')
}

/** Plays every story of the checkout on its files; what does not come true stops a publication. */
export async function playAll(files: Library): Promise<{
  readonly played: number
  readonly failed: readonly StoryResult[]
}> {
  const failed: StoryResult[] = []
  let played = 0
  for await (const story of runStories(storyFiles([join(ROOT, STORIES)]), files)) {
    played += 1
    if (story.result === 'failed') failed.push(story)
  }
  return { played, failed }
}
