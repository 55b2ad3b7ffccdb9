import { phoneIn } from './phone.js'
import { post, readState, Refusal, watch } from './service.js'
import { dayAndTime, shortDayAndTime, timeOf } from './wall-clock.js'

const find = (selector) => document.querySelector(selector)

const phones = new Map(
  [...document.querySelectorAll('[data-chat]')].map((element) => {
    const { chat } = element.dataset
    return [chat, phoneIn(element, (text) => ask('messages', { chat, text }))]
  }),
)

let refreshing
let isStale = false

/** Reads the state and shows it; calls that come meanwhile are answered by one more look. */
function refresh() {
  isStale = true
  refreshing ??= untilFresh().finally(() => (refreshing = undefined))
  return refreshing
}

async function untilFresh() {
  while (isStale) {
    isStale = false
    try {
      show(await readState())
      showOffline(false)
    } catch (error) {
      showTrouble(error)
    }
  }
}

function show(state) {
  for (const [chat, phone] of phones) phone.show(state[chat])
  find('#now').textContent = dayAndTime(state.now)
  find('#now').dateTime = state.now
  for (const time of document.querySelectorAll('.phone-time')) time.textContent = timeOf(state.now)
  find('#jumps').hidden = !state.movable
  find('#next').hidden = state.next === undefined
  find('#no-next').hidden = state.next !== undefined
  if (state.next !== undefined) {
    find('#next').textContent = shortDayAndTime(state.next)
    find('#next').dateTime = state.next
  }
}

/** Asks for something to be done and shows what came of it. Resolves to whether it was done. */
async function ask(verb, body) {
  try {
    await post(verb, body)
    showProblem()
    return true
  } catch (error) {
    showTrouble(error)
    return false
  } finally {
    await refresh()
  }
}

/** The service refused, or cannot be reached. */
function showTrouble(error) {
  if (error instanceof Refusal) showProblem(error.message)
  else showOffline(true)
}

function showProblem(text) {
  find('#problem p').hidden = text === undefined
  find('#problem span').textContent = text ?? ''
}

function showOffline(isOffline) {
  find('#offline span').hidden = !isOffline
}

function whenClicked(element, act) {
  element.addEventListener('click', async () => {
    if (element.ariaDisabled === 'true') return
    element.ariaDisabled = 'true'
    await act()
    element.ariaDisabled = null
  })
}

for (const button of document.querySelectorAll('[data-jump]')) {
  whenClicked(button, () => ask('clock', JSON.parse(button.dataset.jump)))
}
whenClicked(find('#check-in'), () => ask('check-in', {}))
find('#suggestions').addEventListener('click', ({ target }) => {
  if (target instanceof HTMLButtonElement) phones.get('maria').suggest(target.textContent)
})
find('#problem button').addEventListener('click', () => showProblem())

await refresh()
watch(refresh)
