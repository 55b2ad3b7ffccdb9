import { GrammyError, HttpError } from 'grammy'
import { describe, expect, it } from 'vitest'
import { outcomeOf } from '../../../src/channels/telegram/outcome.ts'

function answer(error_code: number, description: string, retry_after?: number): GrammyError {
  const parameters = retry_after === undefined ? {} : { retry_after }
  const response = { ok: false as const, error_code, description, parameters }
  return new GrammyError('Call failed!', response, 'sendMessage', {})
}

/** As node-fetch throws it, with the token in its message. */
function lost(properties: object): HttpError {
  const error = new Error('request to https://api.telegram.org/bot1:SECRET/sendMessage failed')
  return new HttpError('Network request failed!', Object.assign(error, properties))
}

const timeout = new HttpError('', new Error("Request to 'sendMessage' timed out after 30 seconds"))

describe('the outcome of a message that Telegram did not take', () => {
  it.each<[error: GrammyError, type: string, more: object]>([
    [
      answer(429, 'Too Many Requests: retry after 7', 7),
      'retry',
      { scope: 'account', retryAfterMs: 7_000 },
    ],
    [answer(429, 'Too Many Requests'), 'retry', { scope: 'account' }],
    [answer(401, 'Unauthorized'), 'retry', { scope: 'account', needsAPerson: true }],
    [answer(404, 'Not Found'), 'retry', { scope: 'account', needsAPerson: true }],
    [answer(403, 'Forbidden: bot was blocked by the user'), 'refused', { reason: 'blocked' }],
    [
      answer(403, "Forbidden: bot can't initiate conversation with a user"),
      'refused',
      { reason: 'blocked' },
    ],
    [answer(403, 'Forbidden: user is deactivated'), 'refused', { reason: 'gone' }],
    [answer(403, "Forbidden: bot can't send messages to bots"), 'refused', { reason: 'gone' }],
    [answer(403, 'Forbidden: bot was kicked from the group chat'), 'refused', { reason: 'gone' }],
    [answer(400, 'Bad Request: chat not found'), 'refused', { reason: 'gone' }],
    [answer(400, 'Bad Request: PEER_ID_INVALID'), 'refused', { reason: 'gone' }],
    [answer(400, 'Bad Request: message text is empty'), 'refused', { reason: 'invalid' }],
    [answer(400, 'Bad Request: message is too long'), 'refused', { reason: 'invalid' }],
    [answer(413, 'Request Entity Too Large'), 'refused', { reason: 'invalid' }],
    [answer(500, 'Internal Server Error'), 'unknown', {}],
    [answer(502, 'Bad Gateway'), 'unknown', {}],
    [answer(504, 'Gateway Timeout'), 'unknown', {}],
  ])('%s → %s', (error, type, more) => {
    const said = `${error.error_code} ${error.description}`
    const told = type === 'refused' ? { detail: said } : { reason: said }
    expect(outcomeOf(error)).toEqual({ type, ...told, ...more })
  })

  it.each<[why: string, error: unknown, type: string, reason: string]>([
    [
      'refused',
      lost({ code: 'NOT_CONNECTED ECONNREFUSED' }),
      'retry',
      'no connection (ECONNREFUSED)',
    ],
    ['no name', lost({ code: 'NOT_CONNECTED ENOTFOUND' }), 'retry', 'no connection (ENOTFOUND)'],
    ['reset', lost({ code: 'ECONNRESET', type: 'system' }), 'unknown', 'no answer (ECONNRESET)'],
    ['refused later', lost({ code: 'ECONNREFUSED' }), 'unknown', 'no answer (ECONNREFUSED)'],
    [
      'half an answer',
      lost({ code: 'ERR_STREAM_PREMATURE_CLOSE' }),
      'unknown',
      'no answer (ERR_STREAM_PREMATURE_CLOSE)',
    ],
    ['no JSON', lost({ type: 'invalid-json' }), 'unknown', 'no answer (invalid-json)'],
    ['aborted', lost({ name: 'AbortError', type: 'aborted' }), 'unknown', 'no answer (aborted)'],
    ['out of time', timeout, 'unknown', 'no answer in time'],
    ['nothing known', new HttpError('', 'odd'), 'unknown', 'no answer (string)'],
    ['a bug', new TypeError('SECRET'), 'unknown', 'unexpected TypeError'],
    ['not even an error', undefined, 'unknown', 'unexpected undefined'],
  ])('%s → its reason, without the token', (_, error, type, reason) => {
    const scope = type === 'retry' ? { scope: 'account' } : {}
    expect(outcomeOf(error)).toEqual({ type, reason, ...scope })
  })
})
