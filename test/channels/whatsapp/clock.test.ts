import { expect, test } from 'vitest'
import { MovableClock } from '../../../src/clock.ts'
import { jidOf } from '../../whatsapp-server/account.ts'
import { eventually, MARIA, openOffice, outgoing } from './setup.ts'

const MINUTE = 60_000

test.each([
  ['an hour ahead', 60, '60 minutes ahead of'],
  ['an hour behind', -60, '60 minutes behind'],
])(
  'a clock that is %s is told of; what people write is dated by WhatsApp, heard and answered',
  async (_, minutes, told) => {
    await using office = await openOffice()
    await office.pair()
    const clock = new MovableClock(minutes * MINUTE)
    await office.open({ clock })
    expect(office.channel?.trouble()).toContain(told)
    const maria = office.server.phone(MARIA, 'María')
    const at = new MovableClock().now().getTime()
    await maria.writes(office.owner.account, 'Buenas', { at })
    await office.untilHeard('Buenas')
    const [input] = await office.inputs()
    expect(input?.heard_at).toBe(Math.floor(at / 1_000) * 1_000)
    const answer = outgoing(1, jidOf(maria.account, 'pn'), '¡Buenos días!')
    expect((await office.channel?.send(answer))?.type).toBe('sent')
    await maria.hears('¡Buenos días!')
  },
)

test('a clock that is a little off is not worth a word, and one that was set is not told of any more', async () => {
  await using office = await openOffice()
  await office.pair()
  const clock = new MovableClock(-60 * MINUTE)
  await office.open({ clock })
  expect(office.channel?.trouble()).toContain('behind')
  clock.advance(58 * MINUTE)
  office.server.dropAll()
  await eventually('a right clock', () => office.channel?.trouble() === undefined)
  await office.untilOpen()
})
