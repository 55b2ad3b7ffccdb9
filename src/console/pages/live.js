/** Before another try where the service does not answer (milliseconds). */
const PAUSE = 2_000

/** The service says something every two seconds; after this long without a word it is away (milliseconds). */
const PATIENCE = 10_000

const CLOCK = new Intl.DateTimeFormat('es', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

const key = location.hash.slice(1)
const find = (selector, within = document) => within.querySelector(selector)

if (key === '') find('#no-key').hidden = false
else void keepWatching()

async function keepWatching() {
  for (;;) {
    await watch().catch(() => {
      find('#offline').hidden = false
    })
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

/** Follows the stream until it ends; a key cannot go with an EventSource. */
async function watch() {
  const silence = new AbortController()
  const { signal } = silence
  let waiting = setTimeout(() => silence.abort(), PATIENCE)
  const response = await fetch('/live/feed', {
    headers: { authorization: `Bearer ${key}` },
    signal,
  })
  find('#no-key').hidden = response.status !== 401
  if (!response.ok) return
  let rest = ''
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { value, done } = await reader.read()
    if (done) throw new Error('the stream has ended')
    clearTimeout(waiting)
    waiting = setTimeout(() => silence.abort(), PATIENCE)
    find('#offline').hidden = true
    const events = (rest + value).split('\n\n')
    rest = events.pop()
    for (const event of events) hear(event)
  }
}

function hear(event) {
  const data = event
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice(5).trim())
    .join('')
  if (data !== '') show(JSON.parse(data))
}

function show(state) {
  const { ready, troubles, happenings } = state
  find('#not-ready').hidden = ready
  for (const part of ['#waiting', '#accounts', '#happenings']) find(part).hidden = !ready
  find('#processes').hidden = !state.processes?.length
  find('#well').hidden = !ready || troubles.length > 0 || wrongs(state) > 0
  if (!ready) return
  for (const place of document.querySelectorAll('[data-count]')) {
    const count = state[place.dataset.count]
    place.textContent = count.toLocaleString('es')
    const box = place.parentElement
    box.classList.toggle('counts', box.classList.contains('wrong') && count > 0)
  }
  showAccounts(state)
  const roles = Map.groupBy(state.processes ?? [], ({ role }) => role)
  list(
    '#processes ul',
    [...roles].map(([role, { length }]) => lineOf(role, String(length))),
  )
  find('#happenings p').hidden = happenings.length > 0
  list('#happenings ol', happenings.map(happeningOf))
}

function wrongs(state) {
  return [...document.querySelectorAll('.wrong [data-count]')]
    .map((place) => state[place.dataset.count] ?? 0)
    .reduce((sum, count) => sum + count, 0)
}

/** Those of this process, and any other that is in trouble. */
function showAccounts({ channels, troubles }) {
  const troubleOf = new Map(troubles.map(({ account, trouble }) => [account, trouble]))
  for (const { account, trouble } of channels) if (trouble) troubleOf.set(account, trouble)
  const accounts = new Set([...channels.map(({ account }) => account), ...troubleOf.keys()])
  find('#accounts').hidden = accounts.size === 0
  list(
    '#accounts ul',
    [...accounts].map((account) => {
      const trouble = troubleOf.get(account)
      const line = lineOf(account, trouble ?? find('#fine').content.textContent)
      line.classList.toggle('counts', trouble !== undefined)
      return line
    }),
  )
}

function happeningOf({ at, what, organisation, cohort }) {
  const line = find('#happening').content.cloneNode(true).firstElementChild
  find('time', line).textContent = CLOCK.format(at)
  for (const each of line.querySelectorAll('[data-what]'))
    if (each.dataset.what !== what) each.remove()
  find('.where', line).textContent = [organisation, cohort].filter(Boolean).join(', ')
  return line
}

function lineOf(name, text) {
  const line = find('#line').content.cloneNode(true).firstElementChild
  find('strong', line).textContent = name
  find('span', line).textContent = text
  return line
}

function list(selector, lines) {
  find(selector).replaceChildren(...lines)
}
