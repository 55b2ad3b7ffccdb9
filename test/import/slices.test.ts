import { beforeAll, describe, expect, test } from 'vitest'
import type { Clock } from '../../src/clock.ts'
import { loadLibrary } from '../../src/flow/library.ts'
import { importPeople, type ImportInterrupted } from '../../src/import/import-people.ts'
import { openDatabase } from '../../src/store/open.ts'
import { StoreError, type Store } from '../../src/store/store.ts'
import { CONTACT, Stage } from '../../src/stories/stage.ts'
import { emptiedDatabase, hasPostgres } from '../store/servers.ts'

const library = loadLibrary(process.cwd())
const MONDAY = 1_795_478_400_000

/** More than two slices: the same names in several villages, names within others, with and without a telephone. */
const ROWS = 1_300

function list(...last: string[]): Buffer {
  const rows = Array.from({ length: ROWS - last.length }, (_, index) => {
    const name = `María Tzoc${Math.floor(index / 6)}${index % 6 < 3 ? '' : ' Ajú'}`
    const phone = index % 2 === 0 ? '' : 70_000_000 + index
    return `${name},${phone},Aldea ${index % 3},${index % 10 === 0 ? 'x' : ''}`
  })
  return Buffer.from(['nombre,telefono,comunidad,consentimiento', ...rows, ...last].join('\n'))
}

const inMemory = () => Promise.resolve(':memory:')

type Asked = { readonly bytes?: Buffer; readonly store?: Store; readonly clock?: Clock }

async function take(stage: Stage, { bytes = list(), store, clock }: Asked = {}) {
  const request = { bytes, cohort: stage.classCode, isApplied: true, by: 'Luz' }
  const place = { store: store ?? stage.store, library, clock: clock ?? stage.clock }
  const plan = await importPeople(request, place)
  const outcomes = Map.groupBy(plan.rows, ({ outcome }) => outcome)
  return Object.fromEntries([...outcomes].map(([outcome, rows]) => [outcome, rows.length]))
}

function people({ store }: Stage) {
  return store.read((db) =>
    db
      .selectFrom('contacts')
      .select(['id', 'name', 'phone', 'status'])
      .where('cohort_id', 'is not', null)
      .where('role', '=', 'entrepreneur')
      .orderBy('id')
      .execute(),
  )
}

/** A disk that is full after so many transactions. */
function fullAfter(transactions: number, store: Store): Store {
  let left = transactions
  return {
    place: store.place,
    read: (work) => store.read(work),
    transact(work, place) {
      left -= 1
      return left < 0
        ? Promise.reject(new StoreError('the disk is full'))
        : store.transact(work, place)
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}

/** A clock by which something happens the first time that somebody waits. */
function meanwhile(clock: Clock, happens: () => Promise<unknown>): Clock {
  let isOver = false
  return {
    now: () => clock.now(),
    async sleep() {
      if (isOver) return
      isOver = true
      await happens()
    },
  }
}

async function joins(stage: Stage, name: string): Promise<void> {
  for (const text of [stage.classCode, 'sí', name]) await stage.write(CONTACT, text)
}

describe.each(['sqlite', 'postgres'])('a long list on %s', (engine) => {
  const isHere = engine === 'sqlite' || hasPostgres
  let place = inMemory

  beforeAll(async () => {
    if (engine === 'postgres' && hasPostgres) place = await emptiedDatabase()
  })

  const open = async () => {
    const where = await place()
    return Stage.set(library, 'fusai', MONDAY, undefined, undefined, (now) =>
      openDatabase(where, now),
    )
  }

  test.skipIf(!isHere)(
    'cut off in the middle keeps whole slices; the same list again adds the rest, and nobody twice',
    async () => {
      await using stage = await open()
      const cut = take(stage, { store: fullAfter(3, stage.store) })
      await expect(cut).rejects.toMatchObject({
        name: 'ImportInterrupted',
        saved: 1_000,
        cause: { message: 'the disk is full' },
      } satisfies Partial<Record<keyof ImportInterrupted, unknown>>)
      expect(await people(stage)).toHaveLength(1_000)
      await stage.settle()
      expect(await take(stage)).toEqual({ unchanged: 1_000, new: 300 })
      await stage.settle()
      expect(await take(stage)).toEqual({ unchanged: ROWS })
      const all = await people(stage)
      expect(all).toHaveLength(ROWS)
      expect(all.filter(({ status }) => status === 'active')).toHaveLength(ROWS / 10)
    },
  )

  test.skipIf(!isHere)('who joins while it goes in is nobody twice', async () => {
    await using stage = await open()
    const bytes = list('Petrona Xicará,,Izalco,')
    const clock = meanwhile(stage.clock, () => joins(stage, 'Petrona Xicará'))
    expect(await take(stage, { bytes, clock })).toEqual({ new: ROWS - 1, changed: 1 })
    const all = await people(stage)
    expect(all).toHaveLength(ROWS)
    expect(all.filter(({ name }) => name === 'Petrona Xicará')).toMatchObject([
      { status: 'active' },
    ])
  })

  test.skipIf(!isHere)('who takes over her row while it is changed keeps one', async () => {
    await using stage = await open()
    await take(stage, { bytes: list('Petrona Xicará,70999999,,') })
    const clock = meanwhile(stage.clock, () => joins(stage, 'Petrona Xicará'))
    const bytes = list('Petrona Xicará,70999999,Izalco,')
    expect(await take(stage, { bytes, clock })).toEqual({ unchanged: ROWS - 1, changed: 1 })
    expect((await people(stage)).filter(({ phone }) => phone === '+50370999999')).toMatchObject([
      { name: 'Petrona Xicará', status: 'active' },
    ])
  })

  test.skipIf(!isHere)('brought twice at the same time is there once', async () => {
    await using stage = await open()
    const [one, other] = await Promise.all([take(stage), take(stage)])
    expect((one['new'] ?? 0) + (other['new'] ?? 0)).toBe(ROWS)
    expect(await people(stage)).toHaveLength(ROWS)
  })
})

test.skipIf(!hasPostgres)('a second process waits for the slice of the first', async () => {
  const where = await (await emptiedDatabase())()
  const openStore = (now: Date) => openDatabase(where, now)
  await using stage = await Stage.set(library, 'fusai', MONDAY, undefined, undefined, openStore)
  await using beside = await openStore(stage.clock.now())
  let second: ReturnType<typeof take> | undefined
  const untilTried = () =>
    new Promise<void>((tried) => {
      const clock = meanwhile(stage.clock, async () => tried())
      second = take(stage, { store: beside, clock })
    })
  await take(stage, { store: beforeCommit(2, stage.store, untilTried) })
  await second
  expect(await people(stage)).toHaveLength(ROWS)
})

/** A store in which something happens before a transaction, counted from 1, is committed. */
function beforeCommit(which: number, store: Store, happens: () => Promise<void>): Store {
  let count = 0
  return {
    place: store.place,
    read: (work) => store.read(work),
    transact(work, place) {
      count += 1
      if (count !== which) return store.transact(work, place)
      return store.transact(async (tx) => {
        const result = await work(tx)
        await happens()
        return result
      }, place)
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}
