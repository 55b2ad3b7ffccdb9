import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import { expectServer } from '../../src/store/postgres/server.ts'
import { StoreError, type Store } from '../../src/store/store.ts'
import { frontOf, refusingServer } from './front.ts'
import { emptyDatabase, hasPostgres, onDatabase, onServer, type EmptyDatabase } from './servers.ts'

const open = (url: string) => openPostgres(url, systemClock.now())

const put = (store: Store, key: string) =>
  store.transact(async (tx) => tx.insertMany('settings', [{ key, value: key }]))

const keys = (store: Store) =>
  store.read(async (db) =>
    (await db.selectFrom('settings').select('key').orderBy('key').execute()).map(({ key }) => key),
  )

const alone = (store: Store) => store.transact((tx) => tx.alone('calendar'))

/** Tries until it can be done; gives up after a while. */
async function eventually(work: () => Promise<unknown>): Promise<void> {
  for (const until = performance.now() + 20_000; ;) {
    try {
      await work()
      return
    } catch (error) {
      if (performance.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

/** Ends every connection to a database from outside, as a server that restarts does. */
const cut = (name: string) =>
  onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)

describe('a PostgreSQL server that will not do', () => {
  it.each([
    [{ version: 130_014, isReadOnly: false, encoding: 'UTF8' }, /is PostgreSQL 13; expected 14/],
    [
      { version: 150_000, isReadOnly: true, encoding: 'UTF8' },
      /may only be read; name the primary/,
    ],
    [{ version: 150_000, isReadOnly: false, encoding: 'LATIN1' }, /encoding is LATIN1; make one/],
  ])('%o is refused with the cure', (server, message) => {
    expect(() => expectServer(server, 'here')).toThrow(StoreError)
    expect(() => expectServer(server, 'here')).toThrow(message)
  })

  it('is told in one line where nothing listens, and without the password', () =>
    expectRefusal(at(1), /: nothing listens there; start the server, or correct DATABASE_URL/))

  it('is told where there is no such host', () =>
    expectRefusal(
      'postgres://ana:geheim@no.such.host.invalid/micromba',
      /there is no such host; start the server, or correct DATABASE_URL|could not be looked up/,
    ))

  it.each([
    [
      '28P01',
      'password authentication failed for user "ana"',
      /the password was not accepted; check the user and password in DATABASE_URL/,
    ],
    [
      '28000',
      'no pg_hba.conf entry for host "10.0.0.7"',
      /this user may not connect; check the user in DATABASE_URL and pg_hba\.conf/,
    ],
    ['53300', 'sorry, too many clients already', /at its limits; see its log .*max_connections/],
    ['57P03', 'the database system is starting up', /stopping or starting/],
  ])('that refuses with %s is told, with the cure', async (code, message, words) => {
    await using server = await refusingServer(refusal(code, message))
    await expectRefusal(at(server.port), words)
  })

  it('that asks for a password where DATABASE_URL has none is told, with the cure', async () => {
    const mechanisms = answer('R', '\0\0\0\x0aSCRAM-SHA-256\0\0')
    await using server = await refusingServer(mechanisms, answer('R', '\0\0\0\x0br=x,s=x,i=1'))
    const url = at(server.port).replace(':geheim', '')
    await expectRefusal(url, /a password is needed; write it into DATABASE_URL: postgres:/)
  })

  it('that has no TLS where DATABASE_URL asks for it is told, with the cure', async () => {
    await using server = await refusingServer(Buffer.from('N'))
    await expectRefusal(`${at(server.port)}?sslmode=verify-full`, /no TLS; take sslmode out of/)
  })
})

const at = (port: number) => `postgres://ana:geheim@127.0.0.1:${port}/micromba`

/** It is one line with the cure, and without the password. */
async function expectRefusal(url: string, words: RegExp): Promise<void> {
  const opening = open(url)
  await expect(opening).rejects.toThrow(StoreError)
  await expect(opening).rejects.toThrow(words)
  await expect(opening).rejects.toThrow(/^PostgreSQL micromba at [^\n]*$/)
  await expect(opening).rejects.not.toThrow(/geheim/)
}

/** A message of the server's: a letter, the length, and what it says. */
function answer(letter: string, body: string): Buffer {
  const message = Buffer.from(`${letter}\0\0\0\0${body}`, 'latin1')
  message.writeInt32BE(message.length - 1, 1)
  return message
}

function refusal(code: string, message: string): Buffer {
  return answer('E', `SFATAL\0C${code}\0M${message}\0\0`)
}

describe.skipIf(!hasPostgres)('a PostgreSQL database', () => {
  let database: EmptyDatabase

  beforeEach(async () => {
    database = await emptyDatabase()
  })

  afterEach(() => database[Symbol.asyncDispose]())

  it('that does not exist is told, with the cure', async () => {
    await onServer(`drop database ${database.name}`)
    await expect(open(database.url)).rejects.toThrow(/does not exist; create it with createdb/)
  })

  it('whose user does not exist is told', async () => {
    const url = new URL(database.url)
    url.username = 'nobody_of_this_name'
    await expect(open(url.href)).rejects.toThrow(/this user may not connect; check the user/)
  })

  it('where a right is missing, or which this user may only read, is told', async () => {
    const role = `reader_${database.name}`
    await onServer(`create role ${role} login`)
    try {
      const url = new URL(database.url)
      url.username = role
      await expect(open(url.href)).rejects.toThrow(/a right is missing; the user must own/)
      await onServer(`alter role ${role} set default_transaction_read_only = on`)
      await expect(open(url.href)).rejects.toThrow(/may only be read; name the primary/)
    } finally {
      await onServer(`drop role ${role}`)
    }
  })

  it('on a server that is too old is told', async () => {
    const [row] = await onServer("select current_setting('server_version_num') as version")
    const { version } = row as { readonly version: string }
    const url = new URL(database.url)
    const server = { hostname: url.hostname, port: url.port || 5432 }
    await using old = await frontOf(server, { says: [version, '130014'] })
    url.port = String(old.port)
    await expect(open(url.href)).rejects.toThrow(/is PostgreSQL 13; expected 14 or newer/)
  })

  it('of another encoding is told', async () => {
    await onServer(`drop database ${database.name}`)
    await onServer(
      `create database ${database.name} encoding 'LATIN1' locale 'C' template template0`,
    )
    await expect(open(database.url)).rejects.toThrow(/encoding is LATIN1; make one with createdb/)
  })

  it('of a newer program is told, and stays as it is', async () => {
    await (await open(database.url))[Symbol.asyncDispose]()
    await onDatabase(database.url, "insert into migrations values (99, 'from the future', 0)")
    await expect(open(database.url)).rejects.toThrow(/schema version 99 .* install the newer/)
  })

  it.each([
    [
      'whose disk is full',
      `create function refuse() returns trigger language plpgsql as
         $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
       create trigger refuse before insert on settings execute function refuse()`,
      /at its limits; see its log for the disk/,
    ],
    [
      'in which a right is missing now',
      'revoke insert on settings from current_user',
      /a right is missing; the user must own/,
    ],
  ])(
    '%s is in trouble, though it can be reached and takes something else',
    async (_, happen, words) => {
      const role = `owner_${database.name}`
      await onServer(`create role ${role} login`)
      try {
        await onServer(`alter database ${database.name} owner to ${role}`)
        const url = new URL(database.url)
        url.username = role
        await using store = await open(url.href)
        await put(store, 'before')
        await onDatabase(url.href, happen)
        await expect(put(store, 'a')).rejects.toThrow(words)
        expect(await alone(store)).toBe(true)
        expect(store.trouble).toMatch(words)
      } finally {
        await database[Symbol.asyncDispose]()
        await onServer(`drop role ${role}`)
      }
    },
  )

  it('that may only be read is told, and used again without a restart when that is over', async () => {
    await using store = await open(database.url)
    await onServer(`alter database ${database.name} set default_transaction_read_only = on`)
    await cut(database.name)
    await eventually(() =>
      expect(put(store, 'a')).rejects.toThrow(/may only be read; name the primary/),
    )
    await expect(store.read((db) => db.selectFrom('settings').execute())).resolves.toEqual([])
    expect(store.trouble).toMatch(/may only be read/)
    await onServer(`alter database ${database.name} reset default_transaction_read_only`)
    await eventually(() => put(store, 'b'))
    expect(store.trouble).toBeUndefined()
    expect(await keys(store)).toEqual(['b'])
  })

  it('that is dropped under load is told, and used again when it is restored', async () => {
    await using store = await open(database.url)
    await put(store, 'before')
    await onServer(`drop database ${database.name} with (force)`)
    await eventually(() => expect(put(store, 'a')).rejects.toThrow(/does not exist; create it/))
    expect(store.trouble).toMatch(/does not exist/)
    await onServer(`create database ${database.name}`)
    await eventually(() =>
      expect(put(store, 'a')).rejects.toThrow(/a table is missing; restore the/),
    )
    await (await open(database.url))[Symbol.asyncDispose]()
    await eventually(() => put(store, 'restored'))
    expect(await keys(store)).toEqual(['restored'])
  })

  it('whose schema is migrated by a newer program meanwhile is refused', async () => {
    await using store = await open(database.url)
    await onDatabase(database.url, "insert into migrations values (99, 'from the future', 0)")
    await cut(database.name)
    await eventually(() => expect(put(store, 'a')).rejects.toThrow(/knows \d+; install the newer/))
  })

  it('keeps every work whole, and what it said is kept, while connections are cut', async () => {
    await using store = await open(database.url)
    const said: string[] = []
    const troubles: unknown[] = []
    const pair = (index: number) =>
      store
        .transact(async (tx) => {
          await tx.insertMany('settings', [{ key: `${index}/first`, value: '' }])
          await tx.db.selectFrom('settings').select('key').limit(1).execute()
          await tx.insertMany('settings', [{ key: `${index}/second`, value: '' }])
        })
        .then(() => said.push(`${index}/first`, `${index}/second`))
        .catch((error: unknown) => troubles.push(error))
    const stop = new AbortController()
    const work = (async () => {
      for (let index = 0; !stop.signal.aborted; index += 3)
        await Promise.all([pair(index), pair(index + 1), pair(index + 2)])
    })()
    for (let round = 0; round < 10; round += 1) {
      await eventually(() => put(store, `round ${round}`))
      await cut(database.name)
    }
    stop.abort()
    await work
    await eventually(() => put(store, 'after'))
    const kept = (await keys(store)).filter((key) => key.includes('/'))
    expect(kept).toEqual(expect.arrayContaining(said))
    const firsts = kept.filter((key) => key.endsWith('first'))
    expect(kept.filter((key) => key.endsWith('second'))).toHaveLength(firsts.length)
    expect(troubles.length).toBeGreaterThan(0)
    for (const trouble of troubles) expect(trouble).toBeInstanceOf(StoreError)
  })

  it('lost between two statements of a reader fails that reader, and no more', async () => {
    const url = new URL(database.url)
    await using front = await frontOf({ hostname: url.hostname, port: url.port || 5432 })
    url.port = String(front.port)
    await using store = await open(url.href)
    const reading = store.read(async (db) =>
      db.connection().execute(async (held) => {
        await held.selectFrom('settings').select('key').execute()
        front.close()
        await new Promise((resolve) => setTimeout(resolve, 200))
        await held.selectFrom('settings').select('key').execute()
      }),
    )
    await expect(reading).rejects.toThrow(/the connection was lost/)
    front.open()
    expect(await keys(store)).toEqual([])
  })

  it('keeps a text without the character that PostgreSQL cannot keep', async () => {
    await using store = await open(database.url)
    await put(store, 'a\0b')
    expect(await keys(store)).toEqual(['ab'])
  })

  it('lets one transaction alone at what has a name', async () => {
    await using one = await open(database.url)
    await using other = await open(database.url)
    await one.transact(async (tx) => {
      expect(await tx.alone('calendar')).toBe(true)
      expect(await alone(other)).toBe(false)
      expect(await other.transact((own) => own.alone('timers'))).toBe(true)
    })
    expect(await alone(other)).toBe(true)
  })

  it('is migrated once, by whichever process comes first', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => open(database.url)))
    const [first] = stores
    const rows = await first?.read((db) => db.selectFrom('migrations').selectAll().execute())
    expect(rows?.map(({ version }) => version)).toEqual(rows?.map((_, index) => index + 1))
    for (const store of stores) await store[Symbol.asyncDispose]()
  })
})
