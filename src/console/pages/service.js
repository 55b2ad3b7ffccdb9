/** Milliseconds between looks while there is no stream, and before it is opened again. */
const PATIENCE = 2_000

/** What the simulator answered when it did not do what was asked. */
export class Refusal extends Error {}

/** The present state of both chats and the clock; throws a TypeError when the service cannot be reached. */
export async function readState() {
  return answerOf(await fetch('/simulator/state', { signal: AbortSignal.timeout(10_000) }))
}

/** Posts to `/simulator/<verb>`; throws a Refusal, or a TypeError when the service cannot be reached. */
export async function post(verb, body) {
  const response = await fetch(`/simulator/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return answerOf(response)
}

async function answerOf(response) {
  const text = await response.text()
  const answer = parse(text)
  if (response.ok && answer) return answer
  throw new Refusal(answer?.problem ?? `${response.status} ${text}`.trim())
}

function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Calls back whenever something may have changed: by the stream, or by the clock while there is none. */
export function watch(onChange) {
  let stream
  const open = () => {
    stream = new EventSource('/simulator/events')
    stream.addEventListener('message', onChange)
  }
  open()
  setInterval(() => {
    if (stream.readyState === EventSource.OPEN) return
    // A browser tries again by itself unless the server answered with an error.
    if (stream.readyState === EventSource.CLOSED) open()
    onChange()
  }, PATIENCE)
}
