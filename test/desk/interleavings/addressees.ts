import { expect } from 'vitest'
import { ENTREPRENEURS, NAMES } from '../town.ts'
import { isReached, personAt, personOf, talks } from './snapshot.ts'
import type { Done, Message, Moment, Snapshot } from './snapshot.ts'

/** What is said in a talk reaches exactly whom it is for: of the staff the contact of the ticket, of her who talks with her. */
export function expectAddressees(moment: Moment): void {
  for (const done of moment.done) {
    if (done.mark === undefined) continue
    if (ENTREPRENEURS.includes(done.chat)) expectHers({ ...done, mark: done.mark }, moment)
    else expectStaffs({ ...done, mark: done.mark }, moment)
  }
}

type Marked = Done & { readonly mark: string }

function expectStaffs({ chat, mark, ticket }: Marked, moment: Moment): void {
  const { before, after, sent } = moment
  const got = sent.filter((message) => carries(message, mark))
  const reached = got.map((message) => message.chat)
  const possible = [before, after].flatMap((each) => partnersOf(chat, ticket, each))
  expect(reached.length).toBeLessThanOrEqual(1)
  for (const each of reached) expect(possible.map((her) => her.chat)).toContain(each)
  for (const { text, media } of got)
    expect(text).toBe(media === null ? `${NAMES[chat]}: ${mark}` : '')
  if (moment.done.length > 1) return
  const [only, ...others] = partnersOf(chat, ticket, ticket === undefined ? before : after)
  const isHeard = only && others.length === 0 && isReached(only) && only.hold === 'talk'
  expect(reached).toEqual(isHeard ? [only.chat] : [])
}

/** With whom somebody talks, or talks because of one ticket. */
function partnersOf(chat: string, ticket: number | undefined, snapshot: Snapshot) {
  const me = personAt(snapshot, chat)
  if (!me || !isReached(me)) return []
  const mine = talks(snapshot)
    .filter(({ owner_id, id }) => owner_id === me.id && (ticket ?? id) === id)
    .map(({ contact_id }) => contact_id)
  return [...new Set(mine)].flatMap((her) => personOf(snapshot, her) ?? [])
}

/** To her who talks with her all through the moment; else to nobody but in an alert of her own people. */
function expectHers({ chat, mark }: Marked, moment: Moment): void {
  const got = moment.sent.filter((message) => carries(message, mark))
  for (const message of got) expect(ENTREPRENEURS).not.toContain(message.chat)
  const owners = [moment.before, moment.after].map((each) => ownerOf(chat, each))
  const [owner, later] = owners
  if (owner === undefined || owner !== later) return
  const passed = got.filter(({ class: kind, key }) => kind === 'alert' && key.startsWith('desk:'))
  expect(passed.map((message) => message.chat)).toEqual([owner])
  for (const { text, media } of passed)
    if (media === null) expect(text).toMatch(new RegExp(`^${NAMES[chat]} \\(\\d+\\): ${mark}$`))
}

function ownerOf(chat: string, snapshot: Snapshot): string | undefined {
  const her = personAt(snapshot, chat)
  if (!her || her.hold !== 'talk') return undefined
  const talk = talks(snapshot).find(({ contact_id }) => contact_id === her.id)
  const owner = talk && personOf(snapshot, talk.owner_id)
  return owner && isReached(owner) ? owner.chat : undefined
}

function carries({ text, media }: Message, mark: string): boolean {
  return text.includes(mark) || (media?.includes(mark) ?? false)
}
