import { nearest } from '../../nearest.ts'
import { overlayFiles } from '../../sources.ts'
import type { Check } from '../check.ts'
import { quoted, type Finding } from '../finding.ts'

/** Changes of a flow, and own words, belong to a programme that there is. */
export const strayOverlays: Check = ({ sources, programmes }) => {
  const known = programmes.flatMap(({ programme }) => programme?.name ?? [])
  const named = [
    ...overlayFiles(sources).map((file) => [file, file.split('/')[2] ?? ''] as const),
    ...[...sources.files.keys()].flatMap((file) => {
      const programme = /^locales\/[^/]+\/[^/.]+\.([^/.]+)\.ftl$/.exec(file)?.[1]
      return programme === undefined ? [] : [[file, programme] as const]
    }),
  ]
  return named.flatMap(([file, name]): readonly Finding[] => {
    if (known.includes(name)) return []
    const values = { name, nearest: nearest(name, known), known: quoted(known) }
    return [{ code: 'unknown-programme', file, line: 1, column: 1, values, variant: 'file' }]
  })
}
