import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { ApiError } from './api-error.ts'
import type { Bot } from './bot.ts'
import type { Failure, Fault } from './faults.ts'
import { METHODS } from './methods.ts'
import { readPayload, type Payload } from './payload.ts'

/** One call as it arrived, and how it was answered. */
export type Call = {
  /** What follows the server's address in the API root that the caller was given, so that callers can be told apart. */
  readonly root: string
  readonly method: string
  readonly payload: Payload
  /** Milliseconds by `performance.now()`, when its head arrived. */
  readonly at: number
  /** The status of the answer; 0 where the connection was dropped; absent while there is none. */
  status?: number
}

/** Answers one call, or fails as the fault says. */
export async function answer(
  bot: Bot,
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault | undefined,
  record: (payload: Payload) => Call,
): Promise<void> {
  const url = new URL(request.url ?? '', 'http://localhost')
  const method = url.pathname.split('/').at(-1) ?? ''
  if (fault && !fault.after) {
    const call = record(fault.type === 'drops' ? {} : await readPayload(request, url.searchParams))
    return fail(bot, call, response, fault)
  }
  const call = record(await readPayload(request, url.searchParams))
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const answered = await perform(bot, method, call.payload, gone.signal)
  if (fault?.type === 'lingers') await pause(fault.ms)
  else if (fault) return fail(bot, call, response, fault)
  call.status = answered instanceof ApiError ? answered.code : 200
  send(
    response,
    call.status,
    answered instanceof ApiError ? answered : { ok: true, result: answered },
  )
}

async function perform(bot: Bot, method: string, payload: Payload, signal: AbortSignal) {
  try {
    const known = METHODS[method]
    if (!known) throw new ApiError(404, 'Not Found: method not found')
    return await known(bot, payload, signal)
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

function fail(bot: Bot, call: Call, response: ServerResponse, fault: Failure): void {
  switch (fault.type) {
    case 'answers':
      call.status = fault.error.code
      return send(response, fault.error.code, bot.told(fault.error))
    case 'answersHtml':
      call.status = fault.code
      response.writeHead(fault.code, { 'content-type': 'text/html' })
      response.end('<html><body>Bad Gateway</body></html>')
      return
    case 'drops':
      call.status = 0
      response.socket?.destroy()
      return
    case 'hangs':
      return
    default:
      return fault satisfies never
  }
}

export function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
