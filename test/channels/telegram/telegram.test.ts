import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Channel } from '../../../src/channels/channel.ts'
import { systemClock } from '../../../src/clock.ts'
import {
  takenByAnother,
  rateLimited,
  broken,
  droppedUnread,
  unauthorized,
  badGateway,
  droppedAfterwards,
} from '../../bot-api-server/faults.ts'
import { mariaOn, setUp, TOKEN, type Setup } from './setup.ts'

describe('listening to Telegram by long polling', () => {
  let the: Setup
  const channels: Channel[] = []

  beforeEach(async () => {
    the = await setUp()
    channels.push(the.channel)
  })

  afterEach(async () => {
    await Promise.all(channels.splice(0).map((channel) => channel.stop()))
    await the.server.close()
    expect(the.log.lines.join('\n')).not.toContain(TOKEN.split(':')[1])
  })

  it('knows its account before it starts: the id in the token', () => {
    expect(the.channel).toMatchObject({ name: 'telegram', account: '123456789' })
    expect(the.channel.webhook).toBeUndefined()
  })

  it('hands over what is written, in order, with the update id and the name', async () => {
    await the.channel.start(the.inbox.receive)
    const maria = the.server.person(7001, 'María')
    const id = maria.writes('Vendí 450')
    maria.writes('perdón, 540')
    await the.inbox.untilHeard(2)
    expect(the.inbox.texts).toEqual(['Vendí 450', 'perdón, 540'])
    expect(the.inbox.heard[0]).toMatchObject({
      externalId: String(id),
      chat: '7001',
      profileName: 'María',
      content: { type: 'text' },
    })
    await the.server.waitUntilConfirmed()
  })

  it('asks for the four kinds of updates it reads, and for no others', async () => {
    await the.channel.start(the.inbox.receive)
    const call = await the.server.waitForCall('getUpdates')
    expect(call.payload).toEqual({
      timeout: 20,
      allowed_updates: ['message', 'edited_message', 'my_chat_member', 'callback_query'],
    })
  })

  it('confirms an update only after it is committed', async () => {
    const commit = Promise.withResolvers<void>()
    the.inbox.committing = commit.promise
    await the.channel.start(the.inbox.receive)
    mariaOn(the.server).writes('Vendí 450')
    await the.inbox.untilOffered(1)
    expect(the.server.updates.pending).toHaveLength(1)
    expect(the.server.calls('getUpdates')).toHaveLength(1)
    commit.resolve()
    await the.server.waitUntilConfirmed()
  })

  it('hands over the same messages until they are committed, and skips none', async () => {
    the.inbox.failures = 3
    const maria = mariaOn(the.server)
    maria.writes('uno')
    maria.writes('dos')
    await the.channel.start(the.inbox.receive)
    await the.inbox.untilHeard(2)
    maria.writes('tres')
    await the.inbox.untilHeard(3)
    expect(the.inbox.texts).toEqual(['uno', 'dos', 'tres'])
    expect(await the.log.until('could not be stored')).toContain('the disk is full')
  })

  it('leaves unconfirmed what was not committed when it stopped', async () => {
    the.inbox.failures = Infinity
    mariaOn(the.server).writes('Vendí 450')
    await the.channel.start(the.inbox.receive)
    await the.inbox.untilOffered(2)
    await the.channel.stop()
    the.inbox.failures = 0
    const next = the.create()
    channels.push(next)
    await next.start(the.inbox.receive)
    await the.inbox.untilHeard(1)
    expect(the.inbox.texts).toEqual(['Vendí 450'])
  })

  it('hands over a repeated update again under the same id', async () => {
    await the.channel.start(the.inbox.receive)
    const id = mariaOn(the.server).writes('Vendí 450')
    await the.server.waitUntilConfirmed()
    the.server.updates.repeat(id ?? 0)
    await the.inbox.untilHeard(2)
    expect(the.inbox.heard.map((heard) => heard.externalId)).toEqual([String(id), String(id)])
    mariaOn(the.server).writes('gracias')
    await the.inbox.untilHeard(3)
    expect(the.gaps).toEqual([])
  })

  it('puts updates that come in the wrong order into their order', async () => {
    const maria = mariaOn(the.server)
    for (const text of ['uno', 'dos', 'tres']) maria.writes(text)
    the.server.updates.reverseNext()
    await the.channel.start(the.inbox.receive)
    await the.server.waitUntilConfirmed()
    expect(the.inbox.texts).toEqual(['uno', 'dos', 'tres'])
    expect(the.gaps).toEqual([])
  })

  it('takes in a backlog of more than one answer holds', async () => {
    const maria = mariaOn(the.server)
    for (let number = 1; number <= 250; number++) maria.writes(String(number))
    await the.channel.start(the.inbox.receive)
    await the.server.waitUntilConfirmed()
    expect(the.inbox.texts).toEqual(Array.from({ length: 250 }, (_, index) => String(index + 1)))
  })

  it('hears and confirms nothing of groups and channels', async () => {
    await the.channel.start(the.inbox.receive)
    const group = { id: -100, type: 'supergroup', title: 'Grupo 1' }
    the.server.updates.push('message', { message_id: 1, chat: group, date: 1, text: 'hola' })
    await the.server.waitUntilConfirmed()
    expect(the.inbox.heard).toEqual([])
    expect(await the.log.until('groups')).toContain('"ignored":1')
  })

  it('answers a tap on an inline key once it is committed', async () => {
    await the.channel.start(the.inbox.receive)
    mariaOn(the.server).taps('sí')
    await the.server.waitForCall('answerCallbackQuery')
    expect(the.inbox.texts).toEqual(['sí'])
  })

  it('goes on when a tap cannot be answered', async () => {
    the.server.faults.next('answerCallbackQuery', broken)
    await the.channel.start(the.inbox.receive)
    mariaOn(the.server).taps('sí')
    await the.server.waitForCall('answerCallbackQuery')
    mariaOn(the.server).writes('hola')
    await the.inbox.untilHeard(2)
  })

  it('hears that a person blocks the bot', async () => {
    await the.channel.start(the.inbox.receive)
    const maria = mariaOn(the.server)
    maria.blocks()
    await the.inbox.untilHeard(1)
    maria.unblocks()
    maria.writes('/start')
    await the.inbox.untilHeard(2)
    expect(the.inbox.texts).toEqual(['blocked', '/start'])
  })

  describe('gaps', () => {
    it('are told once, with both ends', async () => {
      await the.channel.start(the.inbox.receive)
      const maria = mariaOn(the.server)
      const first = maria.writes('uno') ?? 0
      await the.server.waitUntilConfirmed()
      await the.channel.stop()
      for (const lost of ['dos', 'tres', 'cuatro']) maria.writes(lost)
      the.server.updates.expire()
      maria.writes('cinco')
      const next = the.create({ position: the.inbox.position ?? '' })
      channels.push(next)
      await next.start(the.inbox.receive)
      await the.inbox.untilHeard(2)
      maria.writes('seis')
      await the.inbox.untilHeard(3)
      expect(the.gaps).toEqual([[first + 1, first + 3]])
    })

    it('are not told of updates that are refused because another process has the account', async () => {
      await the.channel.start(the.inbox.receive)
      const maria = mariaOn(the.server)
      maria.writes('uno')
      await the.server.waitUntilConfirmed()
      await the.channel.stop()
      maria.writes('dos')
      the.server.updates.expire()
      maria.writes('tres')
      const stale = the.create({ position: the.inbox.position ?? '' })
      channels.push(stale)
      the.inbox.failures = Infinity
      await stale.start(the.inbox.receive)
      await the.inbox.untilOffered(3)
      expect(the.gaps).toEqual([])
    })

    it('are not seen where only ignored updates came between', async () => {
      await the.channel.start(the.inbox.receive)
      const maria = mariaOn(the.server)
      maria.writes('uno')
      the.server.updates.push('message', { chat: { id: -100, type: 'group' } })
      await the.server.waitUntilConfirmed()
      await the.channel.stop()
      const next = the.create({ position: the.inbox.position ?? '' })
      channels.push(next)
      await next.start(the.inbox.receive)
      maria.writes('dos')
      await the.inbox.untilHeard(2)
      expect(the.gaps).toEqual([])
    })

    it('are not seen in the first updates ever', async () => {
      const maria = mariaOn(the.server)
      maria.writes('uno')
      the.server.updates.expire()
      maria.writes('dos')
      await the.channel.start(the.inbox.receive)
      await the.inbox.untilHeard(1)
      expect(the.gaps).toEqual([])
    })
  })

  describe('trouble with the network', () => {
    it.each([
      ['an error of the server', broken],
      ['a proxy that answers', badGateway],
      ['a connection lost before the request was read', droppedUnread],
      ['a connection lost with the answer', droppedAfterwards],
      ['a 429', rateLimited(0)],
    ])('it tries again after %s', async (_, fault) => {
      the.server.faults.next('getUpdates', fault, 3)
      mariaOn(the.server).writes('Vendí 450')
      await the.channel.start(the.inbox.receive)
      await the.server.waitUntilConfirmed()
      expect(the.inbox.texts).toEqual(['Vendí 450'])
      await the.log.until('answers again')
      expect(the.log.lines.filter((line) => line.startsWith('warn'))).toHaveLength(1)
    })

    it('keeps quiet for as long as a 429 says', async () => {
      const waits: number[] = []
      const sleep = (ms: number) => {
        waits.push(ms)
        return Promise.resolve()
      }
      const patient = the.create({ clock: { ...systemClock, sleep } })
      channels.push(patient)
      the.server.faults.next('getUpdates', rateLimited(17))
      await patient.start(the.inbox.receive)
      await the.server.waitForCall('getUpdates', undefined, 2)
      expect(waits).toEqual([17_000])
    })

    it('starts while Telegram cannot be reached, and listens once it can', async () => {
      await the.server.goDown()
      await the.channel.start(the.inbox.receive)
      expect(await the.log.until('does not answer')).toContain('ECONNREFUSED')
      await the.server.goUp()
      mariaOn(the.server).writes('Vendí 450')
      await the.inbox.untilHeard(1)
    })

    it('goes on after Telegram was away for a while', async () => {
      await the.channel.start(the.inbox.receive)
      await the.server.waitForCall('getUpdates')
      await the.server.goDown()
      await the.log.until('does not answer')
      await the.server.goUp()
      mariaOn(the.server).writes('Vendí 450')
      await the.inbox.untilHeard(1)
      await the.log.until('answers again')
    })

    it('stops at once while it waits for updates', async () => {
      await the.channel.start(the.inbox.receive)
      await the.server.waitForCall('getUpdates')
      const before = performance.now()
      await the.channel.stop()
      expect(performance.now() - before).toBeLessThan(1_000)
      expect(the.log.lines).toEqual([])
    })
  })

  it('asks nothing while the account is another process’s, and goes on when it is its own again', async () => {
    let isOurs = true
    await the.channel.start(the.inbox.receive, undefined, () => isOurs)
    const maria = mariaOn(the.server)
    await the.server.waitForCall('getUpdates')
    isOurs = false
    maria.writes('Vendí 450')
    await the.inbox.untilHeard(1)
    const asked = the.server.calls('getUpdates').length
    maria.writes('perdón, 540')
    await pause(200)
    expect(the.server.calls('getUpdates')).toHaveLength(asked)
    isOurs = true
    await the.inbox.untilHeard(2)
    expect(the.inbox.texts).toEqual(['Vendí 450', 'perdón, 540'])
  })

  describe('another program on the same bot', () => {
    it('is warned of once, until the updates come again', async () => {
      the.server.faults.next('getUpdates', takenByAnother, 5)
      await the.channel.start(the.inbox.receive)
      mariaOn(the.server).writes('Vendí 450')
      await the.server.waitUntilConfirmed()
      const warnings = the.log.lines.filter((line) => line.startsWith('warn'))
      expect(warnings).toHaveLength(1)
      expect(warnings[0]).toContain('another program takes the updates')
    })

    it('loses no message between the two', async () => {
      const other = the.create()
      channels.push(other)
      await the.channel.start(the.inbox.receive)
      await other.start(the.inbox.receive)
      await the.log.until('another program')
      const maria = mariaOn(the.server)
      for (let number = 1; number <= 20; number++) maria.writes(String(number))
      await the.server.waitUntilConfirmed()
      expect(new Set(the.inbox.texts).size).toBe(20)
    })
  })

  describe('a token', () => {
    it.each([
      ['without a secret', '123456789'],
      ['with a space', '123456789:AAF x'],
      ['of nothing', ''],
    ])('%s is refused before anything is called', (_, token) => {
      expect(() => the.create({ token })).toThrow(/TELEGRAM_BOT_TOKEN is not a bot token/)
    })

    it('that Telegram does not know ends the start with what to do', async () => {
      const wrong = the.create({ token: '987654321:AAF-another' })
      await expect(wrong.start(the.inbox.receive)).rejects.toMatchObject({
        name: 'ChannelError',
        message: expect.stringMatching(
          /^TELEGRAM_BOT_TOKEN is not accepted \(401 Unauthorized\): copy it again from @BotFather.*$/,
        ),
      })
    })

    it('that is refused while listening is tried again: what was written meanwhile is heard', async () => {
      await the.channel.start(the.inbox.receive)
      await the.server.waitForCall('getUpdates')
      the.server.faults.always('getUpdates', unauthorized)
      mariaOn(the.server).writes('Vendí 450')
      expect(await the.log.until('401')).toContain('warn')
      the.server.faults.clear()
      mariaOn(the.server).writes('Vendí 500')
      await the.inbox.untilHeard(2)
      await the.channel.stop()
    })
  })
})
