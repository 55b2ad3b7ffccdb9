import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { readWeek } from '../../src/reading/dates/week.ts'
import { loadWords } from '../../src/reading/words.ts'

const words = loadWords('es-GT')
/** A Tuesday of the ISO week that begins on Monday 23. */
const TODAY = Temporal.PlainDate.from('2026-11-24')

const read = (text: string, today = TODAY) => {
  const reading = readWeek(text, today, words)
  if (reading.type === 'week') return reading.monday.toString()
  return reading.type === 'ask' ? `ask ${reading.mondays.join(' ')}` : 'none'
}

test.each([
  ['esta semana', '2026-11-23'],
  ['es de esta semana', '2026-11-23'],
  ['esta', 'none'],
  ['la semana pasada', '2026-11-16'],
  ['semana pasada', '2026-11-16'],
  ['era de la semana pasada', '2026-11-16'],
  ['la pasada', 'none'],
  ['la semana anterior', '2026-11-16'],
  ['la antepasada', 'none'],
  ['la semana antepasada', '2026-11-09'],
  ['la tras pasada', 'none'],
  ['hace dos semanas', '2026-11-09'],
  ['está bien, 500', 'none'],
  ['vendí 500 la semana antepasada', '2026-11-09'],
  ['semana del 30 de octubre', '2026-10-26'],
  ['la próxima semana', '2026-11-30'],
  ['semana del 4', '2026-11-02'],
  ['la semana del 16', '2026-11-16'],
  ['la del 9 de noviembre', 'none'],
  ['semana del 28', '2026-11-23'],
  ['del 16 al 22', '2026-11-16'],
  ['del 2 al 8 de noviembre', '2026-11-02'],
  ['del 30 de octubre', 'none'],
  ['16-22', '2026-11-16'],
  ['800 del 16 al 22', '2026-11-16'],
  ['hoy', 'none'],
  ['ayer', 'none'],
  ['el lunes', 'none'],
  ['el viernes', 'none'],
  ['12/05', 'none'],
  ['del 3 al 9', 'ask 2026-11-02 2026-11-09'],
  ['la semana pasada y esta semana', 'ask 2026-11-16 2026-11-23'],
  ['no la pasada', 'none'],
  ['semana 3', 'none'],
  ['no sé', 'none'],
  ['', 'none'],
  ['30/02', 'none'],
  ['500', 'none'],
])('"%s" is %s', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test('weeks are ISO weeks across the turn of the year', () => {
  const friday = Temporal.PlainDate.from('2027-01-01')
  expect(read('esta semana', friday)).toBe('2026-12-28')
  expect(read('la semana pasada', friday)).toBe('2026-12-21')
  expect(read('del 28 al 3', friday)).toBe('2026-12-28')
})
