import { dayOfMoment, timeOfMoment } from './wall-clock.js'

/** How near to its end a chat must be to follow new lines (pixels). */
const NEAR = 80

const botTemplate = document.querySelector('#from-bot')
const voiceTemplate = document.querySelector('#voice')
const reservedTemplate = document.querySelector('#reserved')
const dayTemplate = document.querySelector('#day')

/** One phone: `show(lines)` draws its chat, `suggest(text)` puts words into its input; `send` posts what is written. */
export function phoneIn(element, send) {
  const [log, choices, form, input] = ['.lines', '.choices', 'form', 'textarea'].map((each) =>
    element.querySelector(each),
  )
  const personTemplate = element.querySelector('.from-person')
  const empty = element.querySelector('.empty')
  let shown = []
  let sending = Promise.resolve()
  let follows = true
  let size = ''

  /** One at a time, so that lines arrive in the order they were written. */
  function write(text) {
    sending = writeAfter(sending, text)
  }

  async function writeAfter(earlier, text) {
    await earlier
    const isSent = await send(text)
    if (!isSent && input.value === '') input.value = text
  }

  function sendInput() {
    const text = input.value
    if (text.trim() === '') return
    input.value = ''
    write(text)
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    sendInput()
    input.focus()
  })
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    sendInput()
  })
  choices.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return
    choices.replaceChildren()
    write(target.textContent)
    log.focus({ preventScroll: true })
  })
  log.addEventListener('scroll', () => {
    // A new size moves the chat too; only the person's own scrolling says whether she wants to follow.
    if (sizeOf(log) === size) follows = isAtEnd(log)
  })
  new ResizeObserver(follow).observe(log)

  function follow() {
    size = sizeOf(log)
    if (follows) log.scrollTop = log.scrollHeight
  }

  /** Draws the lines that are new, and again from the first one that differs. */
  function show(lines) {
    const same = lines.findIndex((line, index) => keyOf(line) !== shown[index])
    const from = same === -1 ? lines.length : same
    if (from === lines.length && shown.length === lines.length) return
    if (lines.at(-1)?.from === 'person') follows = true
    for (const old of log.querySelectorAll('[data-index]')) {
      if (Number(old.dataset.index) >= from) old.remove()
    }
    lines.slice(from).forEach((line, offset) => draw(lines, line, from + offset))
    empty.hidden = lines.length > 0
    shown = lines.map(keyOf)
    drawChoices(lines.at(-1))
    log.ariaBusy = 'false'
    follow()
  }

  function draw(lines, line, index) {
    const day = dayOfMoment(line.at)
    const isNewDay = index === 0 || dayOfMoment(lines[index - 1].at) !== day
    if (isNewDay) log.append(filled(dayTemplate, index, (each) => (each.textContent = day)))
    const template = line.from === 'bot' ? botTemplate : personTemplate
    const bubble = filled(template, index, (each) => {
      fillIn(each.querySelector('p'), line)
      each.querySelector('time').textContent = timeOfMoment(line.at)
    })
    log.append(bubble)
  }

  function drawChoices(last) {
    const labels = last?.from === 'bot' ? last.choices : []
    choices.replaceChildren(
      ...labels.map((label) => {
        const button = document.createElement('button')
        button.type = 'button'
        button.textContent = label
        return button
      }),
    )
  }

  function suggest(text) {
    input.value = text
    input.focus()
  }

  return { show, suggest }
}

/** The words of a line, the voice note that came in place of words, or that they are kept apart. */
function fillIn(paragraph, { text, media, isReserved }) {
  if (isReserved) {
    paragraph.append(reservedTemplate.content.cloneNode(true))
    return
  }
  if (media?.source.file === undefined) {
    paragraph.textContent = media ? `[${media.type}]` : text
    return
  }
  const voice = voiceTemplate.content.firstElementChild.cloneNode(true)
  voice.src = `/simulator/recordings/${media.source.file}`
  paragraph.append(voice)
}

function keyOf(line) {
  return JSON.stringify(line)
}

function isAtEnd(log) {
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR
}

function sizeOf(log) {
  return `${log.clientWidth} ${log.clientHeight} ${log.scrollHeight}`
}

function filled(template, index, fill) {
  const element = template.content.firstElementChild.cloneNode(true)
  element.dataset.index = index
  fill(element)
  return element
}
