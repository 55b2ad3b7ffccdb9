import { nearest } from '../../nearest.ts'
import type { Check } from '../check.ts'
import { quoted, type Finding } from '../finding.ts'

/** Stories begin flows, and expect texts of flows, that there are. With the check for stories, as a start asks for none. */
export const storyNames: Check = ({ flows, sources }) => {
  const known = [...new Set(flows.map(({ name }) => name))]
  return [...(sources.stories?.() ?? [])].flatMap(([file, source]) =>
    [...source.matchAll(NAMES)].flatMap((found): readonly Finding[] => {
      const name = found[1] ?? found[2] ?? ''
      if (known.includes(name) || name === 'conversation') return []
      const before = source.slice(0, found.index + found[0].length - name.length).split('\n')
      const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
      const values = { name, nearest: nearest(name, known), known: quoted(known) }
      const path = `test/stories/${file}`
      return [{ code: 'unknown-flow', file: path, ...place, values, variant: 'story' }]
    }),
  )
}

/** `- start: visit` and `text: visit/thanks`, the name at the end of the match. */
const NAMES = /^ *- start: *['"]?([a-z][a-z0-9-]*)|\btext: *['"]?([a-z][a-z0-9-]*)(?=\/)/gm
