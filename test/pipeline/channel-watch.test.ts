import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTelegram } from '../../src/channels/telegram/telegram.ts'
import { ManualClock, systemClock } from '../../src/clock.ts'
import { createApp } from '../../src/console/server.ts'
import { ChannelWatch } from '../../src/pipeline/accounts/channel-watch.ts'
import { ONE_PROCESS } from '../../src/pipeline/accounts/leases.ts'
import { openDatabase } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { readTroubles, writeTroubles } from '../../src/store/service/troubles.ts'
import { unauthorized } from '../bot-api-server/faults.ts'
import { mariaOn, outgoing, SECRET, setUp, type Setup } from '../channels/telegram/setup.ts'
import { newPlace } from '../store/place.ts'

/* A channel that neither hears nor sends is seen in /readyz at once, by doctor, and as an incident when it lasts. */

const clock = new ManualClock(1_795_480_000_000)

let the: Setup
let store: Store
let watch: ChannelWatch

beforeEach(async () => {
  the = await setUp({ times: { pollSeconds: 0.05 } })
  store = await openDatabase(await newPlace(':memory:'), clock.now())
  watch = new ChannelWatch({ store, clock, channels: [the.channel] })
  await the.channel.start(the.inbox.receive)
  await the.server.waitForCall('getUpdates')
})

afterEach(async () => {
  await the.channel.stop()
  await the.server.close()
  await store[Symbol.asyncDispose]()
})

const incidents = () =>
  store.read((db) => db.selectFrom('incidents').select(['account', 'kind', 'detail']).execute())

async function health(): Promise<unknown> {
  const { channel } = the
  const rest = {} as Omit<Parameters<typeof createApp>[0], 'store' | 'clock' | 'channels'>
  const app = createApp({ ...rest, store, clock, channels: [channel] })
  const response = await app.request('/readyz')
  const { ready, channels } = (await response.json()) as { ready: boolean; channels: unknown }
  return { ready, channels }
}

test('while all is well there is no trouble', async () => {
  await watch.look()
  expect(await health()).toEqual({
    ready: true,
    channels: [{ name: 'telegram', account: the.channel.account, trouble: null }],
  })
  expect(await store.read(readTroubles)).toEqual([])
})

test('a token that is revoked is trouble until it is accepted again', async () => {
  the.server.faults.always('getUpdates', unauthorized)
  await the.log.until('no longer accepts the token')
  const trouble = expect.stringContaining('TELEGRAM_BOT_TOKEN')
  expect(await health()).toMatchObject({ channels: [{ trouble }] })
  await watch.look()
  const { account } = the.channel
  const since = clock.now().getTime()
  expect(await store.read(readTroubles)).toEqual([{ account, trouble, since }])
  expect(await incidents()).toEqual([])

  clock.advance(60_000)
  await watch.look()
  await watch.look()
  expect(await incidents()).toEqual([{ account, kind: 'channel-stopped', detail: trouble }])
  expect(await store.read(readTroubles)).toMatchObject([{ since }])

  the.server.faults.clear()
  await the.log.until('answers again')
  await watch.look()
  expect(await store.read(readTroubles)).toEqual([])
  expect(await health()).toMatchObject({ channels: [{ trouble: null }] })
})

test('behind a webhook the first send shows that the token is revoked, the next that it is not', async () => {
  const webhook = { url: 'https://bot.example.org/telegram', secret: SECRET }
  const channel = createTelegram({
    token: '123456789:AAF-a_token_of_a_bot_that_must_never_be_shown',
    apiRoot: the.server.url,
    clock: systemClock,
    log: the.log,
    webhook,
  })
  const maria = mariaOn(the.server)
  the.server.faults.next('sendMessage', unauthorized)
  await channel.send(outgoing(maria.chatId, 'hola'))
  expect(channel.trouble?.()).toContain('TELEGRAM_BOT_TOKEN')
  await channel.send(outgoing(maria.chatId, 'hola'))
  expect(channel.trouble?.()).toBeUndefined()
  await channel.stop()
})

test('a process that does not hold the account leaves what its holder wrote', async () => {
  the.server.faults.always('getUpdates', unauthorized)
  await the.log.until('no longer accepts the token')
  await watch.look()
  const other = new ChannelWatch({
    store,
    clock,
    channels: [the.channel],
    leases: { ...ONE_PROCESS, fenceOf: () => undefined },
  })
  await other.look()
  clock.advance(61_000)
  await other.look()
  expect(await store.read(readTroubles)).toMatchObject([{ account: the.channel.account }])
  expect(await incidents()).toEqual([])
  await watch.look()
  expect(await incidents()).toMatchObject([{ kind: 'channel-stopped' }])
})

test.skipIf(process.env['TEST_STORE'] === 'postgres')(
  'what was known of an account that is configured no more is forgotten',
  async () => {
    const trouble = { account: 'old', since: 0, trouble: 'gone' }
    await store.transact((tx) => writeTroubles(tx, ['old'], [trouble]))
    await watch.look()
    expect(await store.read(readTroubles)).toEqual([])
  },
)
