import { Agent as HttpAgent, type AgentOptions } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'

/** How the code of an error begins that came before the connection stood: no request was written. */
export const NOT_CONNECTED = 'NOT_CONNECTED '

/**
 * Keeps connections open between calls, gives a new one `connectTimeoutMs` to come about, and marks
 * the errors of one that did not.
 */
export function createAgent(apiRoot: string, connectTimeoutMs: number): HttpAgent {
  const options: AgentOptions = { keepAlive: true, timeout: connectTimeoutMs }
  const agent = apiRoot.startsWith('https:') ? new HttpsAgent(options) : new HttpAgent(options)
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (to, done) => {
    const socket = connect(to, done)
    if (socket) markUntilConnected(socket)
    return socket
  }
  return agent
}

function markUntilConnected(socket: Duplex): void {
  let connected = false
  socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => {
    connected = true
  })
  socket.on('timeout', () => {
    if (!connected) socket.destroy(new ConnectTimeout())
  })
  // node-fetch wraps the error and passes on nothing of it but the code
  socket.prependListener('error', (error: NodeJS.ErrnoException) => {
    if (!connected) error.code = NOT_CONNECTED + (error.code ?? error.name)
  })
}

class ConnectTimeout extends Error {
  override readonly name = 'ConnectTimeout'
  code = 'ETIMEDOUT'
}
