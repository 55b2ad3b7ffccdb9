import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { untilQuiet } from '../../src/pipeline/quiet.ts'
import { unanswered } from '../bot-api-server/faults.ts'
import { amountsOf, amountsWritten, deliveries, lostUpdates, storedUpdates } from './aftermath.ts'
import { hears, openClassroom, type Classroom } from './classroom.ts'
import { gatherCrowd, seeded, type Crowd } from './crowd.ts'

const STOPS = 5

describe('a service that is stopped', () => {
  let classroom: Classroom
  let crowd: Crowd
  const random = seeded(7)

  beforeAll(async () => {
    // sends take a while, so that some are under way at any moment
    classroom = await openClassroom({}, 200)
    crowd = await gatherCrowd(classroom, 20, random)
  })

  afterAll(() => classroom[Symbol.asyncDispose]())

  it(`${STOPS} times under load loses nothing, doubles nothing, and ends with 0`, async () => {
    const { server } = classroom
    for (let stop = 1; stop <= STOPS; stop++) {
      await classroom.trigger(crowd.someone())
      const load = new AbortController()
      const writing = crowd.writeUntil(load.signal, 10)
      await pause(50 + random() * 450)
      const end = await classroom.service?.stop()
      load.abort()
      await writing
      expect(end).toMatchObject({ code: 0, signal: null })
      expect(end?.ms).toBeLessThan(10_000)
      await classroom.look(async (store) => {
        expect(await lostUpdates(store, classroom, crowd)).toEqual([])
        const sending = await store.read((db) =>
          db.selectFrom('messages').select('id').where('status', '=', 'sending').execute(),
        )
        expect(sending).toEqual([])
      })
      await classroom.start()
    }
    await server.waitUntilConfirmed(30_000)
    await classroom.look((store) => untilQuiet(store, systemClock))
    await classroom.look(async (store) => {
      const stored = new Set(await storedUpdates(store))
      expect(crowd.written.filter(({ update }) => !stored.has(update))).toEqual([])
      expect(await amountsOf(store)).toEqual(amountsWritten(crowd))
      const all = await deliveries(store, [classroom.ana, ...crowd.people])
      expect(all.filter(({ rows, sent, received }) => rows !== sent || rows !== received)).toEqual(
        [],
      )
    })
  })

  it('waits for a send under way, but no longer than ten seconds', async () => {
    const person = crowd.someone()
    classroom.server.faults.next('sendMessage', unanswered)
    person.writes('gracias')
    await hears(person, 'gusto')
    const end = await classroom.service?.stop()
    expect(end?.ms).toBeGreaterThan(5_000)
    expect(end?.ms).toBeLessThan(10_000)
    await classroom.start()
    await hears(person, 'gusto')
  })

  it('ends at once on the second signal', async () => {
    const person = crowd.someone()
    classroom.server.faults.next('sendMessage', unanswered)
    person.writes('gracias')
    await hears(person, 'gusto')
    const { service } = classroom
    const first = service?.stop()
    // stopping has begun once the web server is closed
    await untilClosed(`${service?.url}/livez`)
    const second = await service?.stop()
    expect(second).toMatchObject({ code: 1 })
    expect(second?.ms).toBeLessThan(1_000)
    await first
  })
})

async function untilClosed(url: string): Promise<void> {
  for (;;) {
    const isOpen = await fetch(url).then(
      () => true,
      () => false,
    )
    if (!isOpen) return
    await pause(5)
  }
}
