import { common } from '../../conversation/say/common-text.ts'
import type { CommandName } from '../../reading/messages/desk-file.ts'
import { isAway, todayIn } from '../chain.ts'
import type { Desk, Reaction } from '../desk.ts'
import { asksOfHarvests } from './open-harvest.ts'
import { numbered } from '../numbered.ts'

/**
 * The lines of the menu, in order: what is about a group for who has one, a harvest where her programme asks of it; of `away`
 * and `back` the one that applies; and what is about a ticket last, so that the other numbers stay the same when there is none.
 */
export function menuLines(desk: Desk): readonly CommandName[] {
  const { me, programme, hasGroup, tickets, now } = desk
  const coming: CommandName = isAway(me, todayIn(programme, now)) ? 'back' : 'away'
  const harvest: readonly CommandName[] =
    programme && asksOfHarvests(programme) ? ['open-harvest'] : []
  const own: readonly CommandName[] = hasGroup
    ? [...ABOUT_GROUP, ...harvest, coming, 'digest']
    : [coming]
  return ['pending', ...own, ...(tickets.length > 0 ? ABOUT_TICKETS : [])]
}

const ABOUT_GROUP: readonly CommandName[] = [
  'group-today',
  'call-list',
  'visit-list',
  'enter-figure',
  'move-date',
]
const ABOUT_TICKETS: readonly CommandName[] = ['take', 'hand-over', 'close']

/** `menú`: what can be asked for, by digit or word. */
export function menu(desk: Desk): Reaction {
  const { speech } = desk
  const lines = menuLines(desk).map((name) => common(speech, `desk-menu-${name}`))
  return {
    says: [numbered(common(speech, 'desk-menu'), lines)],
    effects: [{ type: 'showPrompt', prompt: { type: 'menu' } }],
  }
}
