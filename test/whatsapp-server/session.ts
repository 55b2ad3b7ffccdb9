import { jidOf, type Account, type Device } from './account.ts'
import { ANSWERS } from './answers.ts'
import type { Connection } from './connection.ts'
import type { LinkedDevice } from './linked-device.ts'
import { child, stanza, type Stanza } from './stanza.ts'
import type { WhatsAppServer } from './whatsapp-server.ts'

/** A companion that has logged in: what it asks, sends and acknowledges. */
export class Session {
  readonly #server: WhatsAppServer
  readonly #connection: Connection
  readonly #account: Account
  readonly #device: LinkedDevice

  constructor(
    server: WhatsAppServer,
    connection: Connection,
    account: Account,
    device: LinkedDevice,
  ) {
    this.#server = server
    this.#connection = connection
    this.#account = account
    this.#device = device
  }

  /** An earlier socket of the same device is closed; what waited comes first. */
  begin(): void {
    const { connection } = this.#device
    if (connection?.isOpen) {
      this.#server.conflicts += 1
      connection.end(undefined, stanza('conflict', { type: 'replaced' }))
    }
    this.#device.connection = this.#connection
    this.#device.isReady = false
    const t = String(this.#server.relay.seconds)
    this.#connection.send(
      stanza('success', { t, lid: jidOf(this.#account, 'lid', this.#device.id) }),
    )
  }

  close(): void {
    if (this.#device.connection !== this.#connection) return
    this.#device.connection = undefined
    this.#device.isReady = false
  }

  async take(node: Stanza): Promise<void> {
    switch (node.tag) {
      case 'iq':
        return this.#query(node)
      case 'message':
        return this.#message(node)
      case 'receipt':
        return this.#receipt(node)
      case 'ack':
        if (node.attrs['error'] !== undefined) this.#server.refused.push(node)
        return this.#device.acknowledge(node.attrs['class'] ?? '', node.attrs['id'] ?? '')
      case 'presence':
      case 'chatstate':
        return this.#server.note(node)
      case 'ib':
        return
      default:
        this.#server.unhandled.push(node)
    }
  }

  get #self(): Device {
    return { account: this.#account, id: this.#device.id }
  }

  #query(query: Stanza): void {
    const { xmlns = '', id, type } = query.attrs
    if (type === 'result' || type === 'error') return
    const name = `${xmlns} ${child(query)?.tag ?? ''}`
    this.#server.asked.push(name)
    if (name === 'md remove-companion-device') return this.#unlink(id)
    if (name === 'w:profile:picture picture') return this.#refuse(id, '404')
    const answer = ANSWERS[name]
    if (!answer) {
      this.#server.unhandled.push(query)
      return this.#refuse(id, '400')
    }
    const { directory, mediaHost } = this.#server
    const content = answer({
      query,
      account: this.#account,
      device: this.#device,
      directory,
      mediaHost,
    })
    this.#connection.send(stanza('iq', { from: 's.whatsapp.net', type: 'result', id }, content))
    // a real server sends what waited when the client says that it is active
    if (name === 'passive active') this.#sendWaiting()
  }

  #refuse(id: string | undefined, code: string): void {
    const error = stanza('error', { code, text: 'refused' })
    this.#connection.send(stanza('iq', { from: 's.whatsapp.net', type: 'error', id }, [error]))
  }

  #sendWaiting(): void {
    const count = this.#device.deliverPending()
    this.#connection.send(
      stanza('ib', { from: 's.whatsapp.net' }, [stanza('offline', { count: String(count) })]),
    )
  }

  #unlink(id: string | undefined): void {
    this.#account.linked.delete(this.#device.id)
    this.#connection.send(stanza('iq', { from: 's.whatsapp.net', type: 'result', id }, []))
    this.#connection.end(401, stanza('conflict', { type: 'device_removed' }))
  }

  async #message(node: Stanza): Promise<void> {
    this.#server.messages.add({ node, from: this.#account.pn, at: performance.now() })
    const fault = this.#server.nextFault(node)
    if (fault === 'lost') return this.#connection.drop()
    if (fault === 'silent') return
    if (typeof fault === 'number') return this.#acknowledge(node, fault)
    if (!this.#server.isKnown(node.attrs['to'] ?? '')) return this.#acknowledge(node, 404)
    if (fault !== 'unacknowledged') this.#acknowledge(node)
    await this.#server.relay.fanOut(this.#self, node)
    if (fault === 'unacknowledged') this.#connection.drop()
  }

  #acknowledge(node: Stanza, error?: number): void {
    const { id, to } = node.attrs
    const t = String(this.#server.relay.seconds)
    const code = error === undefined ? undefined : String(error)
    this.#connection.send(stanza('ack', { class: 'message', id, from: to, t, error: code }))
  }

  async #receipt(node: Stanza): Promise<void> {
    const { id = '', to, type } = node.attrs
    const ids = [id, ...(child(node)?.tag === 'list' ? itemsOf(child(node)) : [])]
    if (type !== 'retry') for (const each of ids) this.#device.acknowledge('message', each)
    this.#server.receipts.add({ node, from: this.#account.pn, at: performance.now() })
    this.#connection.send(stanza('ack', { class: 'receipt', id, from: to, type }))
    await this.#server.relay.forwardReceipt(this.#self, node)
  }
}

const itemsOf = (list: Stanza | undefined): readonly string[] =>
  Array.isArray(list?.content) ? list.content.map(({ attrs }) => attrs['id'] ?? '') : []
