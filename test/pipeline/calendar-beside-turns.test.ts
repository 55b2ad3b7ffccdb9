import { sql, type Selectable } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../../src/log.ts'
import { withoutSpread } from '../../src/model/programme.ts'
import { decideDue } from '../../src/pipeline/due/decide-due.ts'
import { fireTimers, wakeDueCases, wakeDueTickets } from '../../src/pipeline/due/timers.ts'
import { assemble } from '../../src/pipeline/pipeline.ts'
import { CONTACT, type Stage } from '../../src/stories/stage.ts'
import { changeCase } from '../../src/store/desk/safety-cases.ts'
import { changeTicket } from '../../src/store/desk/tickets.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import type { Store, Tx } from '../../src/store/store.ts'
import type { Tables } from '../../src/store/tables.ts'
import { startTimers } from '../../src/store/talk/timers.ts'
import { HOUR, library, MINUTE, town } from '../safety/town.ts'
import { lock, waitingForLock } from '../store/row-locks.ts'
import { emptyDatabase, hasPostgres, type EmptyDatabase } from '../store/servers.ts'
import { keepInput } from './keep-input.ts'

/* A turn of another process sets a new time for what the calendar is just taking: the new time stays. */

describe.skipIf(!hasPostgres)('the calendar beside the turns of another process', () => {
  let database: EmptyDatabase
  let stage: Stage
  let other: Store

  beforeEach(async () => {
    database = await emptyDatabase()
    stage = await town(undefined, undefined, (now) => openPostgres(database.url, now))
    other = await openPostgres(database.url, stage.clock.now())
  })

  afterEach(async () => {
    await other[Symbol.asyncDispose]()
    await stage[Symbol.asyncDispose]()
    await database[Symbol.asyncDispose]()
  })

  /** What the calendar does while a turn of the other process has written, and is not committed yet. */
  async function besideTurn(turn: (tx: Tx) => Promise<unknown>, work: () => Promise<unknown>) {
    const writing = await lock(other, turn)
    const working = work()
    await waitingForLock(stage.store, working)
    await writing.release()
    await working
  }

  it('takes no timer that is armed anew', async () => {
    await stage.write(CONTACT, 'menú')
    const due = await only('timers')
    const anew = { ...due, due_at: passUntil(due.due_at) + HOUR }
    await besideTurn(
      async (tx) => startTimers(tx, [anew]),
      () => fireTimers(stage),
    )
    expect(await only('timers')).toEqual(anew)
  })

  it('wakes no ticket that is put off', async () => {
    await stage.write(CONTACT, 'ayuda')
    const { id, wake_at } = await only('tickets')
    const later = { wake_at: passUntil(wake_at) + HOUR }
    await besideTurn(
      async (tx) => changeTicket(tx, id, later),
      () => wakeDueTickets(stage),
    )
    expect(await only('tickets')).toMatchObject(later)
  })

  it('wakes no safety case that is put off', async () => {
    await stage.write(CONTACT, 'mi marido me pega')
    const { id, wake_at } = await only('safety_cases')
    const later = { wake_at: passUntil(wake_at) + HOUR }
    await besideTurn(
      (tx) => changeCase(tx.db, id, later),
      () => wakeDueCases(stage),
    )
    expect(await only('safety_cases')).toMatchObject(later)
  })

  it('puts nothing off for a question that she is just answering', async () => {
    await using gate = await openPostgres(database.url, stage.clock.now())
    const programmes = withoutSpread(library.programmes)
    const turns = await assemble({
      store: other,
      clock: stage.clock,
      library,
      programmes,
      channels: [],
      log: silentLog,
    })
    const { planned_at } = await only('occurrences')
    passUntil(planned_at - MINUTE)
    await stage.write(CONTACT, 'menú')
    await keepInput(stage, CONTACT, { type: 'text', text: '2' })
    const now = passUntil(planned_at)
    // her turn has woken what sleeps, and waits before its end
    const herTimers = await lock(gate, (tx) =>
      tx.db.selectFrom('timers').select('key').forUpdate().execute(),
    )
    const answering = turns.takeTurns()
    await waitingForLock(stage.store)
    await decideDue({ store: stage.store, programmes }, now)
    await herTimers.release()
    await answering
    await decideDue({ store: stage.store, programmes }, now)
    expect(await only('occurrences')).toMatchObject({ status: 'started' })
    await turns.leave()
  })

  function passUntil(moment: number | null): number {
    if (moment === null) throw new Error('it is never due')
    stage.clock.advance(moment - stage.clock.now().getTime())
    return moment
  }

  async function only<Table extends keyof Tables>(table: Table) {
    const { rows } = await stage.store.read((db) =>
      sql<Selectable<Tables[Table]>>`select * from ${sql.table(table)}`.execute(db),
    )
    return rows[0] ?? expect.fail(`no ${table}`)
  }
})
