import { baseDifferences, changedFlows } from '../../flow/base-copy.ts'
import { readSources } from '../../flow/sources.ts'
import { openLibrary, ROOT } from '../workplace.ts'
import { sayDifferences } from './words.ts'
import type { Say } from '../words.ts'

/** What has changed in everybody's flows under those that programmes change, since they did; of all, or of these. */
export function describeBases(names: readonly string[], say: Say): readonly string[] {
  const sources = readSources(ROOT)
  const { programmes } = openLibrary()
  return changedFlows(sources).flatMap(({ programme, flow }) => {
    const name = `${programme}/${flow}`
    const language = programmes.get(programme)?.language
    if (language === undefined || (names.length > 0 && !names.includes(name))) return []
    const changes = baseDifferences({ programme, flow, language }, sources) ?? []
    if (changes.length === 0) return []
    const told = sayDifferences(changes, say).map((line) => `  - ${line}`)
    return [say('base-changed', { name }), ...told]
  })
}
