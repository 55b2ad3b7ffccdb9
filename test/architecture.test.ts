import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/* Imports go one way: docs/architecture.md has the reasons. A folder may import itself, the files directly in src/
 * that are listed here for all, and the folders in its row. */

const FOR_ALL = ['clock.ts', 'log.ts', 'yaml.ts']

const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  reading: ['model'],
  calendar: ['model'],
  flow: ['model', 'reading', 'calendar'],
  conversation: ['model', 'reading', 'calendar', 'flow'],
  channels: ['model'],
  store: ['model'],
  redis: ['model', 'channels', 'pipeline', 'store'],
  office: ['model', 'reading', 'calendar', 'flow', 'conversation', 'store'],
  desk: ['model', 'reading', 'calendar', 'flow', 'conversation', 'store', 'office'],
  config: [],
  import: ['model', 'reading', 'flow', 'store', 'office'],
  pipeline: [
    'model',
    'reading',
    'calendar',
    'flow',
    'conversation',
    'store',
    'office',
    'desk',
    'channels',
  ],
  reports: ['model', 'store'],
  stories: ['model', 'calendar', 'flow', 'pipeline', 'office', 'store', 'channels'],
  simulation: [
    'model',
    'reading',
    'calendar',
    'flow',
    'conversation',
    'store',
    'office',
    'pipeline',
    'channels',
  ],
  console: [
    'model',
    'calendar',
    'flow',
    'pipeline',
    'office',
    'store',
    'channels',
    'reports',
    'stories',
  ],
  cli: [
    'model',
    'reading',
    'calendar',
    'flow',
    'conversation',
    'store',
    'office',
    'desk',
    'import',
    'pipeline',
    'channels',
    'reports',
    'simulation',
    'stories',
    'console',
    'config',
    'config.ts',
    'service.ts',
    'pairing.ts',
  ],
}

/** The ports: the only files of channels/ and store/ that the middle of the program may see, beside the tables' files. */
const ADAPTERS = [
  'channels/telegram',
  'channels/whatsapp/',
  'channels/whatsapp-cloud/',
  'store/sqlite/sqlite.ts',
  'store/postgres',
  'store/open.ts',
]
const MAY_SEE_ADAPTERS = [
  'service.ts',
  'networks.ts',
  'processes.ts',
  'pairing.ts',
  'cli',
  'simulation',
  'stories',
  'store/open.ts',
]

/** Where each foreign library is imported. */
const LIBRARIES: Readonly<Record<string, readonly string[]>> = {
  '@fluent/bundle': ['flow/texts.ts'],
  '@hono/node-server': ['console'],
  '@marcbachmann/cel-js': ['flow/conditions/conditions.ts'],
  '@whiskeysockets/baileys': ['channels/whatsapp/baileys.ts'],
  'date-holidays': ['flow/holidays.ts'],
  grammy: ['channels/telegram'],
  hono: ['console'],
  hucre: ['import'],
  ioredis: ['redis'],
  kysely: ['store', 'reports'],
  'libphonenumber-js': ['import/phone.ts'],
  pg: ['store/postgres'],
  pino: ['log.ts'],
  'prom-client': ['console/exposition.ts'],
  'pure-rand': ['simulation/chance.ts'],
  'rate-limiter-flexible': ['redis'],
  'temporal-polyfill': ['calendar', 'reading', 'conversation', 'stories', 'console'],
  uqr: ['cli', 'console'],
  xstate: ['flow', 'conversation'],
  yaml: ['yaml.ts'],
  zod: [
    'flow',
    'reading',
    'config',
    'console',
    'channels',
    'office',
    'desk',
    'import',
    'redis',
    'reports',
    'simulation',
    'stories',
    'yaml.ts',
  ],
}

const SRC = fileURLToPath(new URL('../src', import.meta.url))

type Import = { readonly file: string; readonly from: string }

const imports: readonly Import[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const source = readFileSync(join(SRC, file), 'utf8')
    const found = source.matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g,
    )
    return [...found].map((match) => ({ file, from: match[1] ?? match[2] ?? '' }))
  })

const own = imports
  .filter(({ from }) => from.startsWith('.'))
  .map(({ file, from }) => ({ file, to: relative(SRC, resolve(SRC, dirname(file), from)) }))

test('every folder imports only what its row allows', () => {
  const wrong = own.filter(({ file, to }) => {
    const [folder = ''] = file.split('/')
    const [target = ''] = to.split('/')
    const allowed = FOLDERS[folder]
    return (
      allowed !== undefined &&
      target !== folder &&
      !allowed.includes(target) &&
      !FOR_ALL.includes(to)
    )
  })
  expect(wrong).toEqual([])
})

test('every folder of src has a row', () => {
  const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map(({ name }) => name).toSorted()).toEqual(Object.keys(FOLDERS).toSorted())
})

test('adapters are seen only by who puts the program together', () => {
  const wrong = own.filter(({ file, to }) => {
    const adapter = ADAPTERS.find((each) => to.startsWith(each))
    if (adapter === undefined || file.startsWith(adapter)) return false
    return !MAY_SEE_ADAPTERS.some((each) => file.startsWith(each))
  })
  expect(wrong).toEqual([])
})

test('each foreign library is imported in its place', () => {
  const foreign = imports.filter(({ from }) => !from.startsWith('.') && !from.startsWith('node:'))
  const wrong = foreign.filter(({ file, from }) => {
    const library = from.startsWith('@')
      ? from.split('/').slice(0, 2).join('/')
      : (from.split('/')[0] ?? from)
    return !(LIBRARIES[library] ?? []).some((place) => file.startsWith(place))
  })
  expect(wrong).toEqual([])
})

test('the pure core reads no clock, no chance, no files', () => {
  const files = imports.filter(
    ({ file, from }) => PURE.test(file) && /^node:|clock\.ts$/.test(from),
  )
  expect(files).toEqual([])
  const asking = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (file) => PURE.test(file) && ASKS.test(readFileSync(join(SRC, file), 'utf8')),
  )
  expect(asking).toEqual([])
})

const PURE = /^(conversation|calendar|model)\/.+\.ts$/
const ASKS =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\bTemporal\.Now\b|\brandomUUID\(/

test('only the configuration is read from the environment, and only by who starts something', () => {
  const readers = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        file.endsWith('.ts') && readFileSync(join(SRC, file), 'utf8').includes('process.env'),
    )
    .toSorted()
  expect(readers).toEqual(['cli/workplace.ts', 'service.ts'])
})

test('there are no drawers', () => {
  const drawers = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|\/)(utils?|helpers?|common|interfaces|index|lib)(\.ts|\/|$)/.test(file),
  )
  expect(drawers).toEqual([])
})
