import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { messagesIn } from '../../src/flow/texts.ts'
import { COMMANDS } from '../../src/reading/messages/desk-file.ts'
import { readCommand, readMethod, readNumbered } from '../../src/desk/turn/read-line.ts'
import { readIntent } from '../../src/reading/messages/intents.ts'
import { loadWords } from '../../src/reading/words.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const texts = new Set(
  messagesIn(readFileSync(join(ROOT, 'locales/es/desk.ftl'), 'utf8')).map(({ id }) => id),
)
const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'))
  .join('\n')

it('every text that the desk says is written, and every text written is said', () => {
  const said = [...source.matchAll(/['`](desk-[a-z-]*[a-z])(?=['`])/g)].map(
    (match) => match[1] ?? '',
  )
  const begun = [...source.matchAll(/`(desk-[a-z-]+-)\$\{/g)].map((match) => match[1] ?? '')
  expect(said.filter((id) => !texts.has(id))).toEqual([])
  const isSaid = (id: string) => said.includes(id) || begun.some((each) => id.startsWith(each))
  expect([...texts].filter((id) => !isSaid(id))).toEqual([])
})

const words = loadWords('es-GT')

it.each([
  ['Pendientes', 'pending', ''],
  ['MENU', 'menu', ''],
  ['menú', 'menu', ''],
  ['mi grupo hoy', 'group-today', ''],
  ['vacaciones hasta el 15', 'away', 'el 15'],
  ['cerrar 12 ya hablamos', 'close', '12 ya hablamos'],
  ['pasar 12 a Don Luis', 'hand-over', '12 a Don Luis'],
  ['anotar María 450 visita', 'enter-figure', 'María 450 visita'],
])('reads the command %s', (text, name, rest) => {
  expect(readCommand(text, words)).toEqual({ name, rest })
})

it.each(['mañana paso', 'no me cierre la puerta', 'hola', '450', ''])(
  '%s is no command',
  (text) => {
    expect(readCommand(text, words)).toBeUndefined()
  },
)

it.each([
  ['12: mañana paso', { number: 12, rest: 'mañana paso' }],
  ['12:1', { number: 12, rest: '1' }],
  ['#12 : hola', { number: 12, rest: 'hola' }],
  ['１２：hola', { number: 12, rest: 'hola' }],
])('%s is about a ticket', (text, read) => {
  expect(readNumbered(text)).toEqual(read)
})

it.each(['12:30 paso', 'a las 12: nos vemos', '12', '12:', ': hola', '12345678901: x'])(
  '%s is about no ticket',
  (text) => {
    expect(readNumbered(text)).toBeUndefined()
  },
)

it('hears how she knows a figure', () => {
  expect(readMethod('450 en la visita', words)).toBe('trainer-visit')
  expect(readMethod('450 por teléfono', words)).toBe('trainer-call')
  expect(readMethod('450 visita y llamada', words)).toBeUndefined()
})

it('no command is a wish for silence', () => {
  expect(COMMANDS.length).toBeGreaterThan(10)
  for (const text of [
    'pendientes',
    'cerrar',
    'tomar',
    'pasar',
    'fuera',
    'de vuelta',
    'resumen semanal',
  ])
    expect(readIntent(text, words)?.type).not.toBe('stop')
})
