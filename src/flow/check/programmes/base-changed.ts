import { baseCopyName, baseDifferences, changedFlows } from '../../base-copy.ts'
import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'

/** A programme that changes a flow is told what has changed in everybody's since, by the copy it keeps of that. */
export const baseChanged: Check = ({ sources, flows, programmes }) => {
  const known = new Set(flows.map(({ name }) => name))
  return changedFlows(sources).flatMap(({ programme, flow }): readonly Finding[] => {
    const language = programmes.find((each) => each.programme?.name === programme)?.programme
      ?.language
    const copy = baseCopyName({ programme, flow })
    const overlay = `flows/overlays/${programme}/${flow}.yaml`
    const hasOverlay = sources.files.has(overlay)
    const isRead = flows.some((each) => each.name === flow && each.programme === programme)
    if (language === undefined || !known.has(flow) || (hasOverlay && !isRead)) return []
    const place = { file: hasOverlay ? overlay : copy, line: 1, column: 1 }
    const changes = baseDifferences({ programme, flow, language }, sources)
    const values = { flow, name: `${programme}/${flow}`, copy }
    if (!changes) return [{ code: 'missing-base', ...place, values }]
    return changes.length === 0 ? [] : [{ code: 'base-changed', ...place, values, changes }]
  })
}
