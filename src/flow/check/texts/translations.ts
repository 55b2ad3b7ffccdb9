import { sourceHash } from '../../review.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { FtlFile } from '../read/ftl.ts'
import { spanishOf } from '../material.ts'

/** Texts that wait for a reader of their language, and translations whose Spanish text has changed since or is there no more. */
export const translations: Check = ({ flows, common, desks }) =>
  [common, ...desks, ...flows.map(({ texts }) => texts)].flatMap((texts) =>
    [...texts.values()].flatMap((file) => findingsOf(file, texts)),
  )

function findingsOf(file: FtlFile, texts: ReadonlyMap<string, FtlFile>): readonly Finding[] {
  return [...file.messages.values()].flatMap((message): readonly Finding[] => {
    const { id, line, column, isPending, translatedFrom } = message
    const place = { file: file.file, line, column }
    const values = { text: id, language: file.locale }
    if (isPending) {
      const variant = file.locale === 'es' ? { variant: 'spanish' } : {}
      return [{ code: 'unreviewed-text', ...place, values, ...variant }]
    }
    if (translatedFrom === undefined) return []
    const source = spanishOf(file, id, texts)?.source
    if (source === undefined)
      return [{ code: 'stale-translation', ...place, values, variant: 'lost' }]
    const hash = sourceHash(source)
    if (translatedFrom === hash) return []
    return [{ code: 'stale-translation', ...place, values: { ...values, hash } }]
  })
}
