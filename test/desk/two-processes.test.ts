import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../src/log.ts'
import { withoutSpread } from '../../src/model/programme.ts'
import { assemble } from '../../src/pipeline/pipeline.ts'
import { BACKUP, CONTACT, TRAINER } from '../../src/stories/stage.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import { keepInput } from '../pipeline/keep-input.ts'
import { lock, waitingForLock } from '../store/row-locks.ts'
import { emptyDatabase, hasPostgres } from '../store/servers.ts'
import { contactAt, HOUR, LIBRARY, openTown, ticketsIn } from './town.ts'

describe.skipIf(!hasPostgres)('two processes on one PostgreSQL database', () => {
  it('whose trainers claim one ticket in the same moment: one has it, the other is told who', async () => {
    await using database = await emptyDatabase()
    await using stage = await openTown(LIBRARY, (now) => openPostgres(database.url, now))
    await using others = await openPostgres(database.url, stage.clock.now())
    await using blocker = await openPostgres(database.url, stage.clock.now())
    await using gate = await openPostgres(database.url, stage.clock.now())
    const other = await assemble({
      store: others,
      clock: stage.clock,
      library: LIBRARY,
      programmes: withoutSpread(LIBRARY.programmes),
      channels: [],
      log: silentLog,
    })
    await stage.write(CONTACT, 'ayuda')
    await stage.wait(2 * HOUR)
    for (const chat of [CONTACT, TRAINER, BACKUP]) stage.unread(chat).length = 0
    const [ticket] = await ticketsIn(stage)
    const backup = await contactAt(stage, BACKUP)
    for (const chat of [TRAINER, BACKUP])
      await keepInput(stage, chat, { type: 'text', text: '1: 1' })

    // the other process stops in the middle of the trainer's claim, for which it has read that the ticket is free
    const ofBackup = await lock(gate, (tx) =>
      tx.db.selectFrom('contacts').select('id').where('id', '=', backup).forNoKeyUpdate().execute(),
    )
    const ofTicket = await lock(blocker, (tx) =>
      tx.db
        .selectFrom('tickets')
        .select('id')
        .where('id', '=', ticket?.id ?? expect.fail('no ticket'))
        .forUpdate()
        .execute(),
    )
    const claiming = other.takeTurns()
    await waitingForLock(blocker)
    await ofBackup.release()
    const settling = stage.settle()
    await pause(300)
    await ofTicket.release()
    await Promise.all([claiming, settling])
    await stage.settle()

    expect(stage.unread(TRAINER).join('\n')).toContain('Usted atiende a Xiomara')
    expect(new Set(stage.unread(BACKUP))).toEqual(
      new Set(['El aviso 1 (Xiomara) ya lo tiene Doña Ana.']),
    )
    expect(stage.unread(CONTACT)).toEqual([expect.stringContaining('Doña Ana ya está aquí')])
    const claims = await stage.store.read((db) =>
      db.selectFrom('ticket_events').select('person_id').where('type', '=', 'claimed').execute(),
    )
    expect(claims).toEqual([{ person_id: await contactAt(stage, TRAINER) }])
    await other.leave()
  })
})
