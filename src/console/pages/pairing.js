/** Milliseconds between looks: a QR is good for some twenty seconds. */
const EVERY = 1_000

const key = location.hash.slice(1)
const find = (selector, within = document) => within.querySelector(selector)

if (key === '') find('#no-key').hidden = false
else void keepLooking()

async function keepLooking() {
  for (;;) {
    await look()
    await new Promise((resolve) => setTimeout(resolve, EVERY))
  }
}

async function look() {
  try {
    const response = await call('state')
    find('#offline').hidden = true
    find('#no-key').hidden = response.status !== 401
    if (response.ok) for (const account of await response.json()) show(account)
  } catch {
    find('#offline').hidden = false
  }
}

function call(verb, body) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const signal = AbortSignal.timeout(10_000)
  const posted = body && { method: 'POST', body: JSON.stringify(body) }
  return fetch(`/whatsapp/accounts/${verb}`, { headers, signal, ...posted })
}

/** Asks for something to be done, shows why it was not, and looks again. */
async function ask(verb, body) {
  const problem = find('#problem')
  try {
    const response = await call(verb, body)
    problem.hidden = response.ok
    if (!response.ok) problem.textContent = (await response.json()).problem
  } catch {
    find('#offline').hidden = false
  }
  await look()
}

function show({ account, state, number, trouble, qr, code, result }) {
  const section = sectionOf(account)
  const isRunning = state === 'pairing'
  choose(section, 'state', state)
  choose(section, 'result', isRunning ? undefined : result)
  setText(find('.number', section), number === undefined ? '' : `+${number}`)
  setText(find('.detail', section), trouble ?? '')
  find('form', section).hidden = !['not-paired', 'logged-out', 'unlinked'].includes(state)
  find('.running', section).hidden = !isRunning
  find('.code', section).hidden = code === undefined
  setText(find('.code strong', section), code ? `${code.slice(0, 4)}-${code.slice(4)}` : '')
  showQr(find('.qr', section), qr)
}

function sectionOf(account) {
  const known = find(`[data-account="${CSS.escape(account)}"]`)
  if (known) return known
  const section = find('#account').content.cloneNode(true).firstElementChild
  section.dataset.account = account
  find('h2', section).textContent = account
  find('form', section).addEventListener('submit', (event) => {
    event.preventDefault()
    const number = find('input', section).value.trim()
    void ask('begin', number === '' ? { account } : { account, number })
  })
  find('.running button', section).addEventListener('click', () => void ask('end', { account }))
  find('#accounts').append(section)
  return section
}

/** Of the words for each case the one that holds. */
function choose(section, name, value) {
  for (const each of section.querySelectorAll(`[data-${name}]`))
    each.hidden = each.dataset[name] !== value
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text
}

/** The drawing comes from the service itself, and is only replaced when it is another. */
function showQr(place, svg = '') {
  if (place.dataset.shown === svg) return
  place.dataset.shown = svg
  const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
  place.replaceChildren(...(svg === '' ? [] : [drawn]))
}
