import type { Library } from '../flow/library.ts'
import { editList, type ListEdit } from './edit-list.ts'
import { playStory } from './run-story.ts'
import type { Story } from './story.ts'

/**
 * The source of a story with its `bot`, `alert` and `records` lines as things really went; everything else, comments
 * too, as it was. The same source where nothing is to be changed.
 */
export async function updateStory(story: Story, source: string, library: Library): Promise<string> {
  const edits: ListEdit[] = []
  await playStory(story, library, {
    isStrict: true,
    missed: ({ edit }) => void (edit && edits.push(edit)),
  })
  return edits.length === 0 ? source : editList(source, 'talk', edits)
}
