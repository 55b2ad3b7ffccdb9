import { expect, test } from 'vitest'
import { compileFlow } from '../../../src/flow/flow.ts'
import { differences, wordsOf, type Version } from '../../../src/flow/publish/diff.ts'
import { wordsIn } from '../../../src/cli/words.ts'
import { INCOME, INCOME_TEXTS, SURVEY, SURVEY_TEXTS } from './checkout.ts'

function version(script: string, texts: string): Version {
  const source = { file: 'flows/survey.yaml', script, texts: { es: texts } }
  return { source, flow: compileFlow(source) }
}

const before = version(SURVEY, SURVEY_TEXTS)

const say = wordsIn('publish', 'es')
const english = wordsIn('publish', 'en')

test.each([
  ['nothing', SURVEY, SURVEY_TEXTS, []],
  ['a remark', `# a remark\n${SURVEY}`, SURVEY_TEXTS, []],
  [
    'a text',
    SURVEY,
    SURVEY_TEXTS.replace('bye = Gracias por contestar.', 'bye = Mil gracias.'),
    ['cambió el texto de bye (es): antes «Gracias por contestar.», ahora «Mil gracias.»'],
  ],
  [
    'a variant',
    SURVEY,
    `${SURVEY_TEXTS}    .again = Otra vez.\n`,
    ['texto nuevo de bye.again (es): «Otra vez.»'],
  ],
  [
    'how a question goes on',
    SURVEY.replace('after: 5d', 'after: 6d').replace('nudge: [24h]', 'nudge: [48h]'),
    SURVEY_TEXTS,
    ['cambió sales: nudge, expire'],
  ],
  ['the title', SURVEY.replace('Encuesta', 'Ventas'), SURVEY_TEXTS, ['cambió «title» del guion']],
  [
    'a message',
    SURVEY.replace('next: bye\n  bye', 'next: end\n  bye')
      .replace('  bye: { say: true, next: end }\n', '')
      .replaceAll('bye', 'end'),
    SURVEY_TEXTS.replace(/bye = .*\n/, ''),
    [
      'cambió sales: otherwise, expire',
      'cambió workers: otherwise, expire, next',
      'se quitó el paso bye: «Gracias por contestar.»',
    ],
  ],
  [
    'questions',
    INCOME,
    INCOME_TEXTS,
    [
      'cambió «start» del guion',
      'se quitó la pregunta «¿Cuánto vendió en la semana …?» (sales)',
      'workers ahora es otra cosa: antes ask number, ahora ask choice',
      'se agregó la pregunta «¿Cuánto ganó en la semana …?» (income)',
      'cambió el texto de workers (es): antes «¿Cuántas personas trabajan con usted?», ahora «¿Trabaja sola?»',
      'texto nuevo de workers.alone (es): «Sí»',
      'texto nuevo de workers.more (es): «No, con más personas»',
    ],
  ],
])('what changed is said in plain words: %s', (_what, script, texts, expected) => {
  const found = differences(wordsOf(before), wordsOf(version(script, texts)))
  expect(found.map(({ type, ...values }) => say(type, values))).toEqual(expected)
  for (const { type, ...values } of found) expect(english(type, values)).not.toBe('')
})

test('two long texts are shown where they part', () => {
  const [found] = differences(wordsOf(ending('esta noche')), wordsOf(ending('mañana')))
  expect(found).toMatchObject({
    from: '…pregunte su capacitadora esta noche.',
    to: '…pregunte su capacitadora mañana.',
  })
})

function ending(end: string): Version {
  const long = 'y por llevar sus cuentas cada día, aunque nadie se lo pregunte su capacitadora'
  return version(SURVEY, SURVEY_TEXTS.replace('por contestar.', `por contestar ${long} ${end}.`))
}
