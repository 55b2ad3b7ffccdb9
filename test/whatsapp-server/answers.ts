import { addressingOf, devicesOf, jidOf, type Account, type Directory } from './account.ts'
import type { LinkedDevice } from './linked-device.ts'
import type { KeyBundle } from './signal-endpoint.ts'
import { bigEndian, child, children, stanza, type Stanza } from './stanza.ts'

type Asked = {
  readonly query: Stanza
  readonly account: Account
  readonly device: LinkedDevice
  readonly directory: Directory
  readonly mediaHost: string
}

type Answer = (asked: Asked) => readonly Stanza[]

/** What the server says to a query, by its namespace and its first child; nothing else is answered. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  'encrypt count': ({ device }) => [stanza('count', { value: String(device.preKeyCount) })],
  'encrypt digest': () => [stanza('digest', {})],
  'encrypt key': keyBundles,
  'encrypt registration': ({ query, device }) => {
    device.upload(query)
    return []
  },
  'encrypt rotate': () => [],
  'passive active': () => [],
  'passive passive': () => [],
  'abt props': () => [stanza('props', { protocol: '1', hash: 'none' })],
  'blocklist ': () => [stanza('list', {})],
  'privacy privacy': () => [
    stanza('privacy', {}, [stanza('category', { name: 'readreceipts', value: 'all' })]),
  ],
  'privacy tokens': () => [stanza('tokens', {})],
  'w:p ping': () => [],
  'usync usync': usync,
  'w:sync:app:state sync': ({ query }) => [
    stanza(
      'sync',
      {},
      children(child(query, 'sync'), 'collection').map(({ attrs }) =>
        stanza('collection', { name: attrs['name'], version: attrs['version'] ?? '0' }),
      ),
    ),
  ],
  'w:m media_conn': ({ mediaHost }) => [
    stanza('media_conn', { auth: 'a-media-token', ttl: '3600' }, [
      stanza('host', { hostname: mediaHost }),
    ]),
  ],
  'urn:xmpp:whatsapp:dirty clean': () => [],
}

/** Devices, LIDs and registered numbers of people. */
function usync({ query, directory }: Asked): readonly Stanza[] {
  const asked = child(query, 'usync')
  const protocols = children(child(asked, 'query')).map(({ tag }) => tag)
  const users = children(child(asked, 'list'), 'user').map((user) =>
    usyncUser(user, protocols, directory),
  )
  return [stanza('usync', {}, [stanza('list', {}, users)])]
}

function usyncUser(user: Stanza, protocols: readonly string[], directory: Directory): Stanza {
  const phone = child(user, 'contact')?.content
  const number =
    phone instanceof Uint8Array || typeof phone === 'string'
      ? Buffer.from(phone).toString().replace('+', '')
      : undefined
  const jid = user.attrs['jid'] ?? `${number ?? ''}@s.whatsapp.net`
  const account = directory.find(number ?? jid)
  const parts: Stanza[] = []
  if (protocols.includes('contact')) parts.push(stanza('contact', { type: account ? 'in' : 'out' }))
  if (account && protocols.includes('devices')) parts.push(deviceList(account))
  // a LID is told to who has the number, never the number to who has the LID
  if (account && protocols.includes('lid') && addressingOf(jid) === 'pn')
    parts.push(stanza('lid', { val: jidOf(account, 'lid') }))
  return stanza('user', { jid }, parts)
}

function deviceList(account: Account): Stanza {
  const devices = devicesOf(account).map(({ id }) =>
    stanza('device', { id: String(id), 'key-index': id === 0 ? undefined : String(id) }),
  )
  return stanza('devices', {}, [stanza('device-list', {}, devices)])
}

function keyBundles({ query, directory }: Asked): readonly Stanza[] {
  const users = children(child(query, 'key'), 'user').map(({ attrs }) => {
    const jid = attrs['jid'] ?? ''
    const device = directory.device(jid)
    const bundle =
      device &&
      (device.id === 0
        ? device.account.phone.signal.bundle()
        : device.account.linked.get(device.id)?.bundle())
    return bundle
      ? bundleOf(jid, bundle)
      : stanza('user', { jid }, [stanza('error', { code: '404', text: 'item-not-found' })])
  })
  return [stanza('list', {}, users)]
}

function bundleOf(
  jid: string,
  { registrationId, identity, signedPreKey, preKey }: KeyBundle,
): Stanza {
  const parts = [
    stanza('registration', {}, bigEndian(registrationId, 4)),
    stanza('type', {}, Buffer.from([5])),
    stanza('identity', {}, identity),
    stanza('skey', {}, [
      stanza('id', {}, bigEndian(signedPreKey.id, 3)),
      stanza('value', {}, signedPreKey.key),
      stanza('signature', {}, signedPreKey.signature),
    ]),
  ]
  if (!preKey) return stanza('user', { jid }, parts)
  const key = stanza('key', {}, [
    stanza('id', {}, bigEndian(preKey.id, 3)),
    stanza('value', {}, preKey.key),
  ])
  return stanza('user', { jid }, [...parts, key])
}
