import type { Incoming } from '../../model/message.ts'
import { codesIn } from '../../office/cohort/join-codes.ts'
import { accessByCode } from '../../store/people/access.ts'
import { cohortsByCode } from '../../store/people/cohorts.ts'
import type { Tx } from '../../store/store.ts'

/** Whether a message has the code of a trainer, of who stands in for her, or of a role that nobody has taken yet. */
export async function hasStaffCode(tx: Tx, content: Incoming['content']): Promise<boolean> {
  const codes = content.type === 'text' ? codesIn(content.text) : []
  if (codes.length === 0) return false
  const cohorts = await cohortsByCode(tx, codes)
  const isOfGroup = cohorts.some(({ trainer_code, backup_code }) =>
    [trainer_code, backup_code ?? ''].some((code) => codes.includes(code)),
  )
  return isOfGroup || (await accessByCode(tx, codes)).length > 0
}
