import type { Tx } from '../../store/store.ts'
import type { Desk, Reaction } from '../desk.ts'
import type { Command } from '../turn/read-line.ts'
import { away } from './away.ts'
import { back } from './back.ts'
import { callList } from './call-list.ts'
import { closeTicket } from './close.ts'
import { digest } from './digest.ts'
import { enterFigure } from './enter-figure.ts'
import { groupToday } from './group-today.ts'
import { handOverTicket } from './hand-over.ts'
import { menu } from './menu.ts'
import { moveDate } from './move-date.ts'
import { openHarvest } from './open-harvest.ts'
import { pending } from './pending.ts'
import { take } from './take.ts'
import { visitList } from './visit-list.ts'

/** Does what one of the staff asks for. */
export async function runCommand(tx: Tx, { name, rest }: Command, desk: Desk): Promise<Reaction> {
  switch (name) {
    case 'menu':
      return menu(desk)
    case 'pending':
      return pending(desk)
    case 'take':
      return take(tx, rest, desk)
    case 'hand-over':
      return handOverTicket(tx, rest, desk)
    case 'close':
      return closeTicket(tx, rest, desk)
    case 'group-today':
      return groupToday(tx, desk)
    case 'call-list':
      return callList(tx, desk)
    case 'visit-list':
      return visitList(tx, desk)
    case 'enter-figure':
      return enterFigure(tx, rest, desk)
    case 'move-date':
      return moveDate(tx, desk)
    case 'open-harvest':
      return openHarvest(tx, desk)
    case 'away':
      return away(tx, rest, desk)
    case 'back':
      return back(desk)
    case 'digest':
      return digest(desk)
    default:
      return name satisfies never
  }
}
