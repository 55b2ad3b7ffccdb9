import type { Check } from '../check.ts'

/**
 * Every flow has a story: a file or a folder of test/stories with its name. Where there is no such folder (a container,
 * say) nothing is asked. Not among the checks of a start: a flow may be tried before its story is written.
 */
export const flowWithoutStory: Check = ({ flows, sources }) => {
  const stories = sources.stories?.()
  if (!stories) return []
  const told = new Set(
    [...stories.keys()].flatMap((file) => file.replace(/\.yaml$/, '').split('/')),
  )
  return flows.flatMap(({ name, file, programme }) => {
    if (programme !== undefined || told.has(name)) return []
    return [
      { code: 'flow-without-story', file, line: 1, column: 1, values: { flow: name } } as const,
    ]
  })
}
