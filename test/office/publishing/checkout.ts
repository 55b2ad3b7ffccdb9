import { cp, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from '../../service/run-service.ts'
import { FOREIGN } from '../../../src/flow/check/read/ftl-files.ts'

/* A small checkout of its own: joining, and a survey that is edited and published. */

const JOINING = `flow: joining
title: Entrar
resume: quiet
start: invite
steps:
  invite:
    ask: yes-no
    consent: true
    choices: { yes: name, no: bye }
    otherwise: bye
    expire: { after: 7d, to: bye }
  name:
    ask: text
    save: contact.name
    otherwise: bye
    expire: { after: 7d, to: bye }
    next: bye
  bye: { say: true, next: end }
`

const JOINING_TEXTS = `invite = Soy el asistente de { $trainer }. ¿Acepta?
    .yes = Sí
    .no = No
name = ¿Cómo se llama?
bye = Gracias.
`

/** The first version: sales, then workers, then goodbye; other questions so that people can stand in many places. */
export const SURVEY = `flow: survey
title: Encuesta
start: sales
steps:
  sales:
    ask: money
    save: sales
    confirm: never
    otherwise: bye
    nudge: [24h]
    expire: { after: 5d, to: bye }
    next: workers
  workers:
    ask: number
    otherwise: bye
    nudge: [24h]
    expire: { after: 5d, to: bye }
    next: bye
  bye: { say: true, next: end }
`

export const SURVEY_TEXTS = `sales = ¿Cuánto vendió en la semana { $week }?
    .nudge = Cuando pueda: ¿cuánto vendió?
    .choose = ¿Cuánto fue en total?
    .saved = Anoté { $amount } en la semana { $week }.
workers = ¿Cuántas personas trabajan con usted?
    .nudge = Cuando pueda: ¿cuántas personas trabajan con usted?
bye = Gracias por contestar.
`

/** The second version: sales is called income, workers is a choice. */
export const INCOME = SURVEY.replaceAll('sales:', 'income:')
  .replace('start: sales', 'start: income')
  .replace(
    'ask: number\n    otherwise: bye',
    'ask: choice\n    choices: { alone: bye, more: bye }\n    otherwise: bye',
  )

export const INCOME_TEXTS = SURVEY_TEXTS.replace('sales = ¿Cuánto vendió', 'income = ¿Cuánto ganó')
  .replace('workers = ¿Cuántas personas trabajan con usted?', 'workers = ¿Trabaja sola?')
  .replace('bye =', '    .alone = Sí\n    .more = No, con más personas\nbye =')

/** The words that somebody must answer. */
const WORDS = `flow: words
title: Palabras
intents: [help, start-again, menu, correct, pause, language]
start: here
steps:
  here: { say: true, next: end }
`

const PROGRAMME = `programme: fundap
title: microMBA
organisation: FUNDAP
country: GT
zone: America/Guatemala
language: es-GT
figures:
  sales: { kind: money }
schedules: []
quiet-hours: { from: '20:00', to: '07:00' }
`

const STORY = `story: she answers
talk:
  - start: survey
  - bot: { text: survey/sales }
  - writes: '450'
  - bot: { has: Anoté Q450 }
  - writes: '2'
  - bot: { text: survey/bye }
  - records: { week: 2026-W47, amount: '450' }
`

const QUIET_STORY = 'story: nothing happens\ntalk:\n  - silence: true\n'

const isNoText = (path: string) => !path.endsWith('.ftl')

/** Makes the folder; with `program`, the program is in it too, and can be run there. */
export async function makeCheckout({ program = false } = {}): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'micromba-publish-'))
  if (program) {
    await cp(join(ROOT, 'src'), join(root, 'src'), { recursive: true })
    await cp(join(ROOT, 'locales'), join(root, 'locales'), { recursive: true, filter: isNoText })
    for (const file of ['package.json']) await cp(join(ROOT, file), join(root, file))
    await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  }
  for (const file of ['flows/stop.yaml', 'locales/es/stop.ftl', 'flows/whatsapp/rates.yaml'])
    await cp(join(ROOT, file), join(root, file))
  const kept = [
    'es/conversation',
    'es/desk',
    'es/safety',
    ...[...FOREIGN].map((name) => `es/${name}`),
    'en/publish',
    'en/check',
  ]
  for (const name of kept) {
    const file = join('locales', `${name}.ftl`)
    await cp(join(ROOT, file), join(root, file)).catch(() => {})
  }
  await writeFiles(root, {
    'flows/joining.yaml': JOINING,
    'locales/es/joining.ftl': JOINING_TEXTS,
    'flows/joining-trainer.yaml': JOINING.replace('flow: joining', 'flow: joining-trainer')
      .replace('start: invite', 'start: name')
      .replace(/ {2}invite:[^]*? {2}name:/, '  name:'),
    'locales/es/joining-trainer.ftl': JOINING_TEXTS.replace(/^invite[^]*?(?=name)/, ''),
    'flows/words.yaml': WORDS,
    'locales/es/words.ftl': 'here = Aquí estoy.\n',
    'flows/programmes/fundap.yaml': PROGRAMME,
    'flows/whatsapp/templates.yaml': 'templates: []\n',
    'test/stories/survey/answered.yaml': STORY,
    'test/stories/joining.yaml': QUIET_STORY,
    'test/stories/words.yaml': QUIET_STORY,
    'test/stories/stop.yaml': QUIET_STORY,
    'test/stories/joining-trainer.yaml': QUIET_STORY,
  })
  await writeSurvey(root, SURVEY, SURVEY_TEXTS)
  return root
}

export function writeSurvey(root: string, script: string, texts: string): Promise<void> {
  return writeFiles(root, { 'flows/survey.yaml': script, 'locales/es/survey.ftl': texts })
}

export async function writeFiles(
  root: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), content)
  }
}
