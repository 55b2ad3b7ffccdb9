import { nearest } from '../../nearest.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import type { FtlFile } from '../read/ftl.ts'

/**
 * What the service itself says (conversation, desk, safety) has its Spanish text wherever another language has one, and a
 * country changes only texts that there are.
 */
export const lostCommonText: Check = ({ common, desks }) =>
  [common, ...desks].flatMap((texts) => {
    const spanish = texts.get('es')
    if (!spanish || spanish.findings.length > 0) return []
    const lost = [...texts.values()].flatMap((file) =>
      /^es\b/.test(file.locale)
        ? []
        : [...file.messages.keys()].filter((id) => !spanish.messages.has(id)),
    )
    return [
      ...[...new Set(lost)].map((id, _at, all) => findingOf(id, spanish, texts, all.length === 1)),
      ...[...texts.values()].flatMap((file) => unsaid(file, spanish)),
    ]
  })

/** At the text that only Spanish has, where it is this one under another name. */
function findingOf(
  id: string,
  spanish: FtlFile,
  texts: ReadonlyMap<string, FtlFile>,
  isOnly: boolean,
): Finding {
  const others = [...texts.values()].filter((file) => !/^es\b/.test(file.locale))
  const alone = [...spanish.messages.keys()].filter(
    (name) => !others.some(({ messages }) => messages.has(name)),
  )
  const close = nearest(id, alone) ?? (isOnly && alone.length === 1 ? alone[0] : undefined)
  const { line, column } = spanish.messages.get(close ?? '') ?? { line: 1, column: 1 }
  const language = others.find(({ messages }) => messages.has(id))?.locale
  const values = { text: id, language, words: spanish.file, name: close }
  const variant = close === undefined ? 'common' : 'renamed'
  return { code: 'missing-text', file: spanish.file, line, column, values, variant }
}

function unsaid(file: FtlFile, spanish: FtlFile): readonly Finding[] {
  if (!file.locale.startsWith('es-')) return []
  return [...file.messages.values()].flatMap(({ id, line, column }): readonly Finding[] => {
    if (spanish.messages.has(id)) return []
    const close = nearest(id, [...spanish.messages.keys()])
    const values = { text: id, words: spanish.file, nearest: close }
    return [{ code: 'unknown-text', file: file.file, line, column, values, variant: 'country' }]
  })
}
