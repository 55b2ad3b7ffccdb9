import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import type { CohortId, ContactId, InputId } from '../../src/model/ids.ts'
import { migrate } from '../../src/store/migrations/migrations.ts'
import { prepared } from '../../src/store/prepared.ts'
import type { Row, Store, Tx } from '../../src/store/store.ts'
import { recordFigures, type NewFigure } from '../../src/store/talk/figures.ts'
import type { ColumnTypes } from '../../src/store/migrations/migrations.ts'

/** An empty database that a store is opened on; closed when the test is over. */
export type Place = AsyncDisposable & {
  open(): Promise<Store>
  /** Whether what was committed is still there after the store is closed. */
  readonly lasts: boolean
  readonly types: ColumnTypes
}

/** What every store promises, whatever database it stands on. */
export function testStore(name: string, prepare: () => Promise<Place>): void {
  describe(name, () => {
    let place: Place
    let store: Store

    beforeEach(async () => {
      place = await prepare()
      store = await place.open()
    })

    afterEach(async () => {
      await store[Symbol.asyncDispose]()
      await place[Symbol.asyncDispose]()
    })

    const put = (key: string, value = key) =>
      store.transact(async (tx) => tx.insertMany('settings', [{ key, value }]))
    const settings = async (from = store): Promise<Record<string, string>> => {
      const rows = await from.read((db) =>
        db.selectFrom('settings').selectAll().orderBy('key').execute(),
      )
      return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
    }
    const reopen = async () => {
      await store[Symbol.asyncDispose]()
      store = await place.open()
    }

    describe('transact', () => {
      it('gives back what the work gives back, once it is committed', async () => {
        expect(await store.transact(async () => 7)).toBe(7)
      })

      it('commits works that wait together, each of them', async () => {
        await Promise.all(Array.from({ length: 50 }, (_, index) => put(`key ${index}`)))
        expect(Object.keys(await settings())).toHaveLength(50)
      })

      it('runs works one after the other, in the order they came', async () => {
        const seen: string[] = []
        const work = (each: string) => async (tx: Tx) => {
          seen.push(`${each} begins`)
          await tx.db.selectFrom('settings').selectAll().execute()
          await new Promise((resolve) => setImmediate(resolve))
          seen.push(`${each} ends`)
        }
        await Promise.all([store.transact(work('one')), store.transact(work('two'))])
        expect(seen).toEqual(['one begins', 'one ends', 'two begins', 'two ends'])
      })

      it('rolls back a failing work, and none of its neighbours', async () => {
        const outcomes = await Promise.allSettled([
          put('before'),
          store.transact(async (tx) => {
            await tx.insertMany('settings', [{ key: 'failing', value: '' }])
            await tx.insertMany('settings', [{ key: 'failing too', value: '' }])
            throw new Error('the work failed')
          }),
          store.transact(async (tx) =>
            tx.insertMany('settings', [
              { key: 'a key twice', value: '' },
              { key: 'a key twice', value: '' },
            ]),
          ),
          put('after'),
        ])
        expect(outcomes.map(({ status }) => status)).toEqual([
          'fulfilled',
          'rejected',
          'rejected',
          'fulfilled',
        ])
        expect(outcomes[1]).toMatchObject({ reason: { message: 'the work failed' } })
        expect(Object.keys(await settings())).toEqual(['after', 'before'])
      })

      it('rejects even where the work fails without a reason', async () => {
        const failing = store.transact(() => Promise.reject(undefined as unknown as Error))
        await expect(failing).rejects.toThrow('without a reason')
        await put('after')
        expect(Object.keys(await settings())).toEqual(['after'])
      })

      it('sees what earlier works have written, and what it has itself', async () => {
        const [, seen] = await Promise.all([
          put('earlier'),
          store.transact(async (tx) => {
            await tx.insertMany('settings', [{ key: 'own', value: '' }])
            return tx.db.selectFrom('settings').select('key').execute()
          }),
        ])
        expect(seen.map(({ key }) => key).toSorted()).toEqual(['earlier', 'own'])
      })

      it('runs the last work after what came later, and shows it what that has written', async () => {
        const [seen] = await Promise.all([
          store.transact((tx) => tx.db.selectFrom('settings').select('key').execute(), 'last'),
          put('later'),
        ])
        expect(seen).toEqual([{ key: 'later' }])
      })

      it('goes on after a failure, and takes work while it is at work', async () => {
        await expect(store.transact(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
        let inner: Promise<void> | undefined
        await store.transact(async () => {
          inner = put('asked for from inside')
        })
        await inner
        expect(Object.keys(await settings())).toEqual(['asked for from inside'])
      })

      it('has finished all work when it is closed', async () => {
        const work = Promise.all(Array.from({ length: 20 }, (_, index) => put(`key ${index}`)))
        await store[Symbol.asyncDispose]()
        await work
        store = await place.open()
        if (place.lasts) expect(Object.keys(await settings())).toHaveLength(20)
      })

      it('refuses work once it is closed', async () => {
        await store[Symbol.asyncDispose]()
        await expect(put('too late')).rejects.toThrow()
        store = await place.open()
        expect(await settings()).toEqual({})
      })
    })

    it('keeps what was committed when it is opened again', async () => {
      if (!place.lasts) return
      await put('kept')
      const other = await place.open()
      expect(Object.keys(await settings(other))).toEqual(['kept'])
      await other[Symbol.asyncDispose]()
      await reopen()
      expect(Object.keys(await settings())).toEqual(['kept'])
    })

    it('reads only what is committed', async () => {
      const seen: Promise<Record<string, string>>[] = []
      await store.transact(async (tx) => {
        await tx.insertMany('settings', [{ key: 'not yet', value: '' }])
        seen.push(settings())
        await new Promise((resolve) => setImmediate(resolve))
        await tx.db.deleteFrom('settings').execute()
        await tx.insertMany('settings', [{ key: 'now', value: '' }])
      })
      expect(Object.keys((await seen[0]) ?? {})).not.toContain('not yet')
      expect(Object.keys(await settings())).toEqual(['now'])
    })

    describe('the bulk verbs', () => {
      it('do nothing with no rows', async () => {
        await store.transact(async (tx) => {
          await tx.insertMany('settings', [])
          await tx.insertNew('settings', ['key'], [])
          await tx.upsertMany('settings', ['key'], [])
          await tx.updateMany('settings', ['key'], [])
          await tx.deleteMany('settings', [])
        })
        expect(await settings()).toEqual({})
      })

      it('insertNew leaves out repeats, within a call and over calls', async () => {
        const rows = [
          { key: 'a', value: 'first' },
          { key: 'a', value: 'second' },
        ]
        await store.transact(async (tx) => tx.insertNew('settings', ['key'], rows))
        await store.transact(async (tx) => {
          await tx.insertNew('settings', ['key'], [{ key: 'a', value: 'third' }])
          await tx.insertNew('settings', ['key'], [{ key: 'b', value: 'other' }])
        })
        expect(await settings()).toEqual({ a: 'first', b: 'other' })
      })

      it('insertNew lets another broken rule fail', async () => {
        await store.transact(async (tx) => tx.insertMany('cohorts', [cohort('AAA333')]))
        const twin = { ...cohort('BBB333'), trainer_code: 'trainer of AAA333' }
        await expect(
          store.transact(async (tx) => tx.insertNew('cohorts', ['class_code'], [twin])),
        ).rejects.toThrow(/unique/i)
      })

      it('insertNewIds gives the new ids in order, and none for repeats', async () => {
        const codes = ['AAA333', 'BBB333', 'AAA333', 'CCC333']
        const add = (names: readonly string[]) =>
          store.transact(async (tx) =>
            tx.insertNewIds('cohorts', ['class_code'], names.map(cohort)),
          )
        const [a, b, repeat, c] = await add(codes)
        expect(repeat).toBeUndefined()
        expect(await add(['BBB333', 'DDD333'])).toEqual([undefined, expect.any(Number)])
        const rows = await store.read((db) =>
          db.selectFrom('cohorts').select(['id', 'class_code']).orderBy('id').execute(),
        )
        expect(rows.slice(0, 3)).toEqual([
          { id: a, class_code: 'AAA333' },
          { id: b, class_code: 'BBB333' },
          { id: c, class_code: 'CCC333' },
        ])
      })

      it('upsertMany sets what is there, and adds what is not', async () => {
        await put('a', 'old')
        await store.transact(async (tx) =>
          tx.upsertMany(
            'settings',
            ['key'],
            [
              { key: 'a', value: 'new' },
              { key: 'b', value: 'added' },
              { key: 'b', value: 'added and set' },
            ],
          ),
        )
        expect(await settings()).toEqual({ a: 'new', b: 'added and set' })
      })

      it('upsertMany leaves columns alone that the rows do not have', async () => {
        await store.transact(async (tx) => {
          await tx.insertMany('cohorts', [cohort('AAA333')])
          await tx.upsertMany('cohorts', ['class_code'], [{ ...cohort('AAA333'), name: 'Dos' }])
        })
        const rows = await store.read((db) =>
          db.selectFrom('cohorts').select(['id', 'name', 'trainer_id']).execute(),
        )
        expect(rows).toEqual([{ id: 1, name: 'Dos', trainer_id: null }])
      })

      it('updateMany sets the rows that have the keys, and no others', async () => {
        for (const key of ['a', 'b', 'c']) await put(key, 'old')
        await store.transact(async (tx) =>
          tx.updateMany(
            'settings',
            ['key'],
            [
              { key: 'a', value: 'new a' },
              { value: 'new b', key: 'b' },
              { key: 'nobody', value: 'lost' },
            ],
          ),
        )
        expect(await settings()).toEqual({ a: 'new a', b: 'new b', c: 'old' })
      })

      it('deleteMany deletes the rows that have all the key columns', async () => {
        await store.transact(async (tx) => {
          await tx.insertMany('contacts', [
            { role: 'entrepreneur', status: 'active', created_at: 0 },
          ])
          await tx.insertMany(
            'timers',
            ['1/nudge', '1/expire', '2/nudge'].map((key) => ({
              contact_id: 1,
              key,
              due_at: 0,
              payload: '{}',
            })),
          )
          await tx.deleteMany('timers', [
            { contact_id: 1, key: '1/nudge' },
            { contact_id: 2, key: '1/expire' },
          ])
        })
        const timers = await store.read((db) => db.selectFrom('timers').select('key').execute())
        expect(timers.map(({ key }) => key).toSorted()).toEqual(['1/expire', '2/nudge'])
      })

      it.each([0, 1, 5_000])('among finds rows by %s values', async (count) => {
        const rows = Array.from({ length: 5_001 }, (_, index) => ({
          key: `it's ${index}`,
          value: String(index),
        }))
        const keys = rows.slice(0, count).map(({ key }) => key)
        await store.transact(async (tx) => tx.insertMany('settings', rows))
        const found = await store.transact((tx) =>
          tx.db.selectFrom('settings').select('key').where(tx.among('key', keys)).execute(),
        )
        expect(found.map(({ key }) => key).toSorted()).toEqual(keys.toSorted())
      })

      it.each([0, 1, 5_000])('among finds rows by %s numbers', async (count) => {
        const rows = Array.from({ length: 5_001 }, (_, created_at) => ({
          role: 'entrepreneur',
          status: 'new',
          created_at,
        }))
        await store.transact(async (tx) => tx.insertMany('contacts', rows))
        const ids = Array.from({ length: count }, (_, index) => index + 1)
        const found = await store.transact((tx) =>
          tx.db
            .selectFrom('contacts as c')
            .select('c.id')
            .where(tx.among('c.id', ids))
            .orderBy('c.id')
            .execute(),
        )
        expect(found.map(({ id }) => id)).toEqual(ids)
      })

      it('a prepared query is built once and finds what each call asks for', async () => {
        let built = 0
        const find = prepared((tx: Tx, keys: readonly string[], from: string, limit: number) => {
          built += 1
          const query = tx.db.selectFrom('settings').select('key').where(tx.among('key', keys))
          return query.where('value', '>=', from).orderBy('key').limit(limit)
        })
        const rows = ['a', 'b', 'c', 'd'].map((key) => ({ key, value: key }))
        await store.transact(async (tx) => tx.insertMany('settings', rows))
        const asked = (keys: readonly string[], from: string, limit: number) =>
          store.transact(async (tx) => (await find(tx, keys, from, limit)).map(({ key }) => key))
        expect(await asked(['a', 'b', 'd'], 'b', 9)).toEqual(['b', 'd'])
        expect(await asked(['a', 'b', 'c', 'd'], 'a', 3)).toEqual(['a', 'b', 'c'])
        expect(await asked([], 'a', 3)).toEqual([])
        expect(built).toBe(1)
      })
    })

    describe('the schema', () => {
      it('is made once, however often it is opened', async () => {
        const migrations = () =>
          store.read((db) => db.selectFrom('migrations').selectAll().orderBy('version').execute())
        const made = await migrations()
        expect(made[0]).toMatchObject({ version: 1, name: 'init' })
        expect(made.map(({ version }) => version)).toEqual(made.map((_, index) => index + 1))
        if (place.lasts) await reopen()
        await store.transact((tx) => migrate(tx.db, place.types, systemClock.now().getTime()))
        expect(await migrations()).toEqual(made)
      })

      it('that is newer is refused, and says what to do', async () => {
        const newer = { version: 99, name: 'from the future', applied_at: 0 }
        await store.transact(async (tx) => tx.insertMany('migrations', [newer]))
        const opening = place.lasts
          ? place.open()
          : store.transact((tx) => migrate(tx.db, place.types, 0))
        await expect(opening).rejects.toMatchObject({
          name: 'StoreError',
          message: expect.stringMatching(
            /schema version 99 .* knows \d+; install the newer program/,
          ),
        })
      })

      it('lets no row point to nothing', async () => {
        const address = {
          contact_id: 404 as ContactId,
          channel: 'telegram',
          account: '1',
          chat: '1',
          status: 'open',
          created_at: 0,
        } as const
        await expect(
          store.transact((tx) => tx.db.insertInto('addresses').values(address).execute()),
        ).rejects.toThrow(/foreign key/i)
        await expect(
          store.transact(async (tx) => tx.insertMany('addresses', [address])),
        ).rejects.toThrow(/foreign key/i)
      })

      it('takes no text where a number belongs, and no word that is not on the list', async () => {
        const contact = { role: 'entrepreneur', status: 'new', created_at: 'yesterday' }
        await expect(
          store.transact(async (tx) => tx.insertMany('contacts', [contact])),
        ).rejects.toThrow(/integer|bigint/i)
        await expect(
          store.transact(async (tx) =>
            tx.insertMany('contacts', [{ ...contact, role: 'queen', created_at: 0 }]),
          ),
        ).rejects.toThrow(/check/i)
      })

      it('keeps one figure a contact and week, and one input an external id', async () => {
        await store.transact(async (tx) => {
          await tx.insertMany('contacts', [{ role: 'trainer', status: 'active', created_at: 0 }])
          await tx.insertMany('inputs', [input('1')])
        })
        await expect(
          store.transact(async (tx) => tx.insertMany('inputs', [input('1')])),
        ).rejects.toThrow(/unique/i)
        const { rows } = await store.read((db) => sql`select id from inputs`.execute(db))
        expect(rows).toHaveLength(1)
      })
    })

    it('keeps what stood for a week when a figure replaces it, whoever it was told to', async () => {
      const told = (figures: readonly Partial<NewFigure>[]) =>
        store.transact((tx) => recordFigures(tx, figures.map(figure)))
      await store.transact(async (tx) => {
        await tx.insertMany('cohorts', [cohort('A')])
        const contact = { role: 'entrepreneur', status: 'active', created_at: 0 }
        await tx.insertMany('contacts', [contact, contact])
        await tx.insertMany('inputs', [input('1')])
      })
      await told([{ minor: 450 }, { contact_id: 2 as ContactId, minor: 700 }])
      await told([
        { minor: 540, recorded_at: 5 },
        { minor: 20, figure: 'customers' },
        { contact_id: 2 as ContactId, week: '2026-W48', minor: 800 },
      ])
      const edits = await store.read((db) =>
        db.selectFrom('figure_edits').select(['contact_id', 'minor', 'replaced_at']).execute(),
      )
      expect(edits).toEqual([{ contact_id: 1, minor: 450, replaced_at: 5 }])
    })
  })
}

function figure(told: Partial<NewFigure>): NewFigure {
  return {
    contact_id: 1 as ContactId,
    cohort_id: 1 as CohortId,
    figure: 'sales',
    week: '2026-W47',
    minor: null,
    currency: 'GTQ',
    status: 'recorded',
    raw: '450',
    rule: 'numeral',
    approximate: 0,
    low: null,
    high: null,
    confirmed_by: null,
    method: 'chat',
    recorded_at: 0,
    input_id: 1 as InputId,
    ...told,
  }
}

function input(external_id: string): Row {
  return {
    account: 'telegram',
    external_id,
    contact_id: 1,
    payload: '{}',
    status: 'waiting',
    attempts: 0,
    heard_at: 0,
  }
}

function cohort(class_code: string): Row {
  return {
    programme: 'fundap',
    name: 'Grupo 1',
    start_date: '2026-11-23',
    class_code,
    trainer_code: `trainer of ${class_code}`,
    created_at: 0,
  }
}
