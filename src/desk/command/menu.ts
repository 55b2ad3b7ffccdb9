import { common } from '../../conversation/common-text.ts'
import type { CommandName } from './command-words.ts'
import type { Desk, Reaction } from '../desk.ts'
import { asksOfHarvests } from './open-harvest.ts'
import { numbered } from '../numbered.ts'

/** The lines of the menu, in order; a harvest where her programme asks of it, of `away` and `back` the one that applies. */
export function menuLines({ me, programme }: Desk): readonly CommandName[] {
  const coming: CommandName = me.away_until === null ? 'away' : 'back'
  return [
    'pending',
    'group-today',
    'call-list',
    'visit-list',
    'enter-figure',
    'move-date',
    ...(programme && asksOfHarvests(programme) ? (['open-harvest'] as const) : []),
    coming,
    'digest',
  ]
}

/** `menú`: what can be asked for, by digit or word. */
export function menu(desk: Desk): Reaction {
  const { speech } = desk
  const lines = menuLines(desk).map((name) => common(speech, `desk-menu-${name}`))
  return {
    says: [numbered(common(speech, 'desk-menu'), lines)],
    effects: [{ type: 'showPrompt', prompt: { type: 'menu' } }],
  }
}
