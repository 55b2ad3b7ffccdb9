import { createInbox } from '../../../src/pipeline/inbound/inbox.ts'
import { createReceipts } from '../../../src/pipeline/outbound/receipts.ts'
import { systemClock } from '../../../src/clock.ts'
import type { Confirm, Receive } from '../../../src/channels/channel.ts'
import { Keyring } from '../../../src/channels/whatsapp/keys/keyring.ts'
import type { Pacing } from '../../../src/channels/whatsapp/send/limits.ts'
import type { WhatsAppOptions } from '../../../src/channels/whatsapp/options.ts'
import { pair } from '../../../src/channels/whatsapp/pairing/pair.ts'
import type { Pairing } from '../../../src/model/pairing.ts'
import { createSeal } from '../../../src/channels/whatsapp/keys/seal.ts'
import { createWhatsApp, type WhatsAppChannel } from '../../../src/channels/whatsapp/whatsapp.ts'
import type { InputPayload } from '../../../src/model/input.ts'
import type { Outgoing } from '../../../src/model/message.ts'
import { openSqlite } from '../../../src/store/sqlite/sqlite.ts'
import type { Store } from '../../../src/store/store.ts'
import { readKeys } from '../../../src/store/service/whatsapp-keys.ts'
import { wasHeard } from '../../../src/store/talk/inputs.ts'
import type { Phone } from '../../whatsapp-server/phone.ts'
import { startWhatsAppServer, type WhatsAppServer } from '../../whatsapp-server/whatsapp-server.ts'
import { Logbook } from '../telegram/setup.ts'

const SECRET = 'a-secret-key-of-the-service-with-43-characters'
const FUNDAP = '50255550000'
export const MARIA = '50255551111'

/** No waiting to look like a person, and short pauses after trouble. */
export const AT_ONCE: Pacing = {
  newConversationsADay: 1_000,
  newConversationsOnFirstDay: 1_000,
  fullAgeDays: 14,
  gapMs: [0, 0],
  typingMsPerCharacter: 0,
  typingMs: [0, 0],
  talkingMs: 600_000,
}
export const FAST = {
  firstPauseMs: 5,
  longestPauseMs: 40,
  settleMs: 20,
  acceptMs: 2_000,
  pairedMs: 50,
}

/** An account of one organisation beside a local WhatsApp server: its phone, its database, its channel. */
export class Office implements AsyncDisposable {
  readonly server: WhatsAppServer
  readonly owner: Phone
  readonly store: Store
  readonly log = new Logbook()
  readonly account: string
  channel: WhatsAppChannel | undefined
  #ownsServer: boolean

  constructor(
    server: WhatsAppServer,
    store: Store,
    number: string,
    account: string,
    ownsServer: boolean,
  ) {
    this.server = server
    this.store = store
    this.account = account
    this.owner = server.phone(number, account)
    this.#ownsServer = ownsServer
  }

  get options(): WhatsAppOptions {
    return {
      account: this.account,
      secret: SECRET,
      folder: process.cwd(),
      clock: systemClock,
      log: this.log,
      url: this.server.url,
      pacing: AT_ONCE,
      times: FAST,
      readKeys: (type) => this.store.read((db) => readKeys(db, this.account, type)),
      wasHeard: (id) => this.store.read((db) => wasHeard(db, this.account, id)),
      sentText: (row) => this.textOf(row),
    }
  }

  /** What a disk may do to what is written. */
  disk: (write: Receive) => Receive = (write) => write

  get receive(): Receive {
    const whom = { name: 'whatsapp', account: this.account } as const
    return this.disk(
      createInbox(whom, { store: this.store, clock: systemClock, onInputs: () => {} }),
    )
  }

  get confirm(): Confirm {
    return createReceipts(this.account, { store: this.store, clock: systemClock })
  }

  /** The owner scans each QR that is shown, or types the code. */
  async pair(pairing: Partial<Pairing> = {}): Promise<string> {
    const signal = new AbortController().signal
    const onQr = (qr: string) => this.server.scans(this.owner, qr)
    return pair(this.options, await this.keyring(), { onQr, signal, ...pairing })
  }

  async keyring(): Promise<Keyring> {
    return new Keyring(
      this.account,
      await this.options.readKeys(),
      createSeal(SECRET),
      this.receive,
    )
  }

  async open(more: Partial<WhatsAppOptions> = {}): Promise<WhatsAppChannel> {
    const channel = await this.connect(more)
    await this.untilOpen()
    return channel
  }

  /** The same where it may not come to be open. */
  async connect(more: Partial<WhatsAppOptions> = {}): Promise<WhatsAppChannel> {
    const channel = createWhatsApp({ ...this.options, ...more })
    this.channel = channel
    await channel.start(this.receive, this.confirm)
    return channel
  }

  async untilOpen(): Promise<void> {
    await eventually('an open channel', () => this.channel?.admits({ chat: '' }) === true)
  }

  /** All that was heard, in order: texts, or the kind of what is none. */
  async heard(): Promise<readonly string[]> {
    const rows = await this.inputs()
    return rows.map(({ payload }) => {
      const read = JSON.parse(payload) as InputPayload
      if (read.type === 'text') return read.text
      return read.type === 'media' ? read.media : read.type
    })
  }

  inputs() {
    return this.store.read((db) => db.selectFrom('inputs').selectAll().orderBy('id').execute())
  }

  contacts() {
    return this.store.read((db) => db.selectFrom('contacts').selectAll().execute())
  }

  addresses() {
    return this.store.read((db) => db.selectFrom('addresses').selectAll().orderBy('id').execute())
  }

  async untilHeard(...texts: readonly string[]): Promise<void> {
    await eventually(`hearing ${texts.join(', ')}`, async () => {
      const heard = await this.heard()
      return texts.every((text) => heard.includes(text))
    })
  }

  /** Another account beside this one, on the same server and in the same database. */
  async neighbour(number: string, account: string): Promise<Office> {
    return new Office(this.server, this.store, number, account, false)
  }

  /** Puts a message in the outbox, for somebody who has written; gives its row. */
  async queue(chat: string, text: string): Promise<number> {
    return this.store.transact(async (tx) => {
      const address = await tx.db
        .selectFrom('addresses')
        .select(['id', 'contact_id'])
        .where('chat', '=', chat)
        .executeTakeFirstOrThrow()
      const row = {
        key: `test:${text}`,
        contact_id: address.contact_id,
        address_id: address.id,
        text,
        class: 'reply',
      }
      const more = { status: 'sending', attempts: 1, due_at: 0, created_at: 0 }
      const { id } = await tx.db
        .insertInto('messages')
        .values({ ...row, ...more } as never)
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    })
  }

  /** The text of an outbox row. */
  async textOf(row: number): Promise<string | undefined> {
    const found = await this.store.read((db) =>
      db
        .selectFrom('messages')
        .select('text')
        .where('id', '=', row as never)
        .executeTakeFirst(),
    )
    return found?.text
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.channel?.stop()
    if (!this.#ownsServer) return
    await this.server[Symbol.asyncDispose]()
    await this.store[Symbol.asyncDispose]()
  }
}

export async function openOffice(file = ':memory:'): Promise<Office> {
  const server = await startWhatsAppServer()
  return new Office(server, await openSqlite(file, systemClock.now()), FUNDAP, 'fundap', true)
}

/** An office whose account is paired, with its channel open. */
export async function pairedOffice(): Promise<Office> {
  const office = await openOffice()
  await office.pair()
  await office.open()
  return office
}

export async function eventually(
  what: string,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  const giveUpAt = performance.now() + 20_000
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`waited in vain for ${what}`)
    await systemClock.sleep(5)
  }
}

export function outgoing(
  id: number,
  chat: string,
  text: string,
  more: Partial<Outgoing> = {},
): Outgoing {
  return { id, chat, text, ...more }
}
