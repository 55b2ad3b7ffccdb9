import type { Granting } from '../facts.ts'
import { common } from '../say/common-text.ts'
import { renderCommon } from '../say/contact-values.ts'
import type { Talk } from '../talk.ts'

/**
 * Somebody writes the code of a role: it is hers from now on, and she is told what comes to this chat. Who takes part as
 * an entrepreneur needs another chat for it: what a digit means must be certain in both.
 */
export function takeRole(talk: Talk, granting: Granting): undefined {
  const { facts, speech } = talk
  const isMember = facts.role === 'entrepreneur' && facts.consented
  const { organisation } = granting.programme
  const name = granting.name ?? facts.name
  const values = { organisation, hello: common(speech, 'hello', { name: name ?? 'none' }) }
  const message = isMember ? 'role-needs-own-chat' : `role-${granting.role}`
  talk.say(renderCommon(speech, message, facts, values))
  if (isMember) return
  talk.leaveAll()
  talk.effects.push({ type: 'joinAccess', granting })
}
