import { describe } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { openPostgres } from '../../src/store/postgres/postgres.ts'
import { POSTGRES_TYPES } from '../../src/store/postgres/types.ts'
import { testStore } from './contract.ts'
import { emptyDatabase, hasPostgres } from './servers.ts'

describe.skipIf(!hasPostgres)('on a PostgreSQL server', () => {
  testStore('PostgreSQL', async () => {
    const database = await emptyDatabase()
    return {
      open: () => openPostgres(database.url, systemClock.now()),
      lasts: true,
      types: POSTGRES_TYPES,
      [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
    }
  })
})
