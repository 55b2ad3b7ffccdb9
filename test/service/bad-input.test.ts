import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import { startBotApiServer } from '../bot-api-server/bot-api-server.ts'
import { TOKEN } from './classroom.ts'
import { cli, ROOT, runService, startService, type Ran } from './run-service.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'micromba-bad-input-'))
})

afterEach(() => rm(folder, { recursive: true }))

/** A checkout of its own, with one change. */
async function change(file: string, from: string, to: string): Promise<string> {
  const root = join(folder, 'checkout')
  for (const part of ['src', 'flows', 'locales', 'package.json'])
    await cp(join(ROOT, part), join(root, part), { recursive: true })
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  const source = await readFile(join(root, file), 'utf8')
  expect(source).toContain(from)
  await writeFile(join(root, file), source.replace(from, to))
  return root
}

const brokenWords = () => change('locales/es/answers.yaml', '\nspelling:', '\nspelling: [')

/** It ended with 1 and one line for people: no stack, no half start. */
function expectOneLine({ code, stdout, stderr }: Ran, ...words: (string | RegExp)[]): void {
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  for (const each of words) expect(stderr).toMatch(each)
}

describe('the environment', () => {
  const WRONG = {
    PORT: 'abc',
    LOG_LEVEL: 'loud',
    SIMULATOR: 'yes',
    DATABASE_URL: 'mysql://localhost/micromba',
    TELEGRAM_BOT_TOKEN: 'a-token-that-must-not-be-shown',
    TELEGRAM_API_ROOT: 'ftp://example.org',
    TELEGRAM_WEBHOOK_URL: 'example.org/telegram',
    TELEGRAM_WEBHOOK_SECRET: 'a-secret-that-must-not-be-shown',
  }

  it('has all its problems told at once: variable, what was expected, an example', async () => {
    const { code, stdout, stderr } = await runService({ DATA_DIR: folder, ...WRONG })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    const [heading, ...problems] = stderr.trimEnd().split('\n')
    expect(heading).toBe('the environment cannot be used:')
    for (const name of Object.keys(WRONG)) {
      const own = problems.filter((line) => line.startsWith(`  ${name}: `))
      expect(own, name).toHaveLength(1)
      expect(own[0]).toMatch(/expected .{4,}; for example .{4,}/)
    }
    expect(problems).toHaveLength(Object.keys(WRONG).length)
    expect(stderr).not.toContain('must-not-be-shown')
  })

  it.each([
    ['PORT', '70000', 'a port number from 0 to 65535'],
    ['PORT', '3000.5', 'a port number from 0 to 65535'],
    ['TELEGRAM_BOT_TOKEN', '123456789', '@BotFather'],
    ['TELEGRAM_BOT_TOKEN', `${TOKEN} `, '@BotFather'],
    ['LOG_LEVEL', 'INFO', 'debug, info, warn, error or silent'],
  ])('%s=%s is refused', async (name, value, expected) => {
    const { code, stderr } = await runService({ DATA_DIR: folder, [name]: value })
    expect(code).toBe(1)
    expect(stderr).toContain(`  ${name}: expected `)
    expect(stderr).toContain(expected)
    expect(stderr.trimEnd().split('\n')).toHaveLength(2)
  })

  it('counts an empty variable as unset', async () => {
    await using service = await startService({
      DATA_DIR: folder,
      PORT: '0',
      TELEGRAM_BOT_TOKEN: '',
      TELEGRAM_WEBHOOK_SECRET: '',
      LOG_LEVEL: '',
    })
    expect(service.output).toContain('Telegram: off')
  })

  it('is judged by the commands too', async () => {
    const { code, stderr } = await cli(['doctor'], { DATA_DIR: folder, PORT: 'abc' })
    expect(code).toBe(1)
    expect(stderr).toContain('  PORT: expected a port number')
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})

describe('an option that a command does not have', () => {
  it('is named, with those that it has', async () => {
    const { code, stderr } = await cli(['simulate', '--people', '7'], { DATA_DIR: folder })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^Unknown option '--people'\nusage: simulate \[--programme fusai\] /)
  })
})

describe("an author's file that is wrong", () => {
  it.each([
    [
      'a step that does not exist',
      'flows/weekly-check-in.yaml',
      'next: compare',
      'next: compair',
      /^flows\/weekly-check-in\.yaml:\d+:\d+: error [\w-]+: .*compair.*; .*compare/m,
    ],
    [
      'no YAML',
      'flows/help.yaml',
      '\nsteps:',
      '\nsteps: [',
      /^flows\/help\.yaml:\d+:\d+: error bad-yaml: .+; .+/m,
    ],
    [
      'a word that is no key',
      'flows/programmes/fundap.yaml',
      '\norganisation:',
      '\norganization:',
      /^flows\/programmes\/fundap\.yaml:\d+:\d+: error [\w-]+: .+; .+/m,
    ],
  ])('%s is told with its file, line and cure', async (_, file, from, to, told) => {
    const root = await change(file, from, to)
    const { code, stdout, stderr } = await runService({ DATA_DIR: folder, PORT: '0' }, root)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(told)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('a list of words that is no YAML is told with its file, line and cure', async () => {
    const root = await brokenWords()
    const { code, stderr } = await runService({ DATA_DIR: folder, PORT: '0' }, root)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^locales\/es\/answers\.yaml:\d+:\d+: .+; .+/m)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('a list of words that is no YAML is told before the service says it is ready', async () => {
    const root = await brokenWords()
    const { stdout } = await runService({ DATA_DIR: folder, PORT: '0' }, root)
    expect(stdout).toBe('')
  })

  it('a question without its text is told with its file, line and cure', async () => {
    const root = await change('locales/es/weekly-check-in.ftl', '\nsales =', '\nsells =')
    const { code, stdout } = await cli(['check'], {}, root)
    expect(code).toBe(1)
    expect(stdout).toMatch(/weekly-check-in\.(yaml|ftl):\d+:\d+: error [\w-]+: .*sales.*; .+/)
  })
})

describe('a place that cannot be used', () => {
  it('is a data folder that cannot be written', async () => {
    const ran = await runService({ DATA_DIR: '/dev/null/x', PORT: '0' })
    expectOneLine(ran, 'cannot write the database /dev/null/x/micromba.db', 'set DATA_DIR')
  })

  it('is a database that is none', async () => {
    await writeFile(join(folder, 'micromba.db'), 'a letter to María. '.repeat(400))
    const ran = await runService({ DATA_DIR: folder, PORT: '0' })
    expectOneLine(ran, 'micromba.db', 'not a database')
  })

  it('is a port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    try {
      const ran = await runService({ DATA_DIR: folder, PORT: String(port) })
      expectOneLine(ran, `port ${port} on 127.0.0.1 is in use`, 'set PORT to a free one')
    } finally {
      other.close()
    }
  })

  it('is an address that is not of this machine', async () => {
    const ran = await runService({ DATA_DIR: folder, PORT: '0', HOST: '192.0.2.1' })
    expectOneLine(ran, 'cannot listen on 192.0.2.1:0', 'check HOST and PORT')
  })

  it('is a database of a newer program, which stays as it is', async () => {
    const file = join(folder, 'micromba.db')
    await (await openSqlite(file, systemClock.now()))[Symbol.asyncDispose]()
    const database = new DatabaseSync(file)
    database.exec("insert into migrations values (99, 'from the future', 0)")
    database.close()
    const told = ['the database has schema version 99', 'install the newer program'] as const
    expectOneLine(await runService({ DATA_DIR: folder, PORT: '0' }), ...told)
    const ran = await cli(['export', 'figures'], { DATA_DIR: folder })
    expectOneLine(ran, ...told)
  })

  it('is the data folder of a service that runs, which goes on', async () => {
    await using first = await startService({ DATA_DIR: folder, PORT: '0' })
    const ran = await runService({ DATA_DIR: folder, PORT: '0' })
    expectOneLine(ran, 'another micromba service is running on', 'its own DATA_DIR')
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
    await first.kill9()
    await using next = await startService({ DATA_DIR: folder, PORT: '0' })
    expect(next.url).not.toBe('')
  })
})

describe('a bot that Telegram does not know', () => {
  it('is told in one line, without the token', async () => {
    await using server = await startBotApiServer({ token: TOKEN })
    const ran = await runService({
      DATA_DIR: folder,
      PORT: '0',
      TELEGRAM_BOT_TOKEN: '987654321:AAF-a_token_that_nobody_accepts',
      TELEGRAM_API_ROOT: server.url,
    })
    expectOneLine(ran, 'TELEGRAM_BOT_TOKEN is not accepted', '@BotFather')
    expect(ran.stderr).not.toContain('AAF-')
  })

  it('waits for a Telegram that cannot be reached, and hears it when it can', async () => {
    await using server = await startBotApiServer({ token: TOKEN })
    const rosa = server.person(7_001, 'Rosa')
    await server.goDown()
    await using service = await startService({
      DATA_DIR: folder,
      PORT: '0',
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: server.url,
    })
    await server.goUp()
    rosa.writes('hola')
    await rosa.waitForMessage(undefined, 30_000)
    expect(service.output).not.toContain(TOKEN.split(':')[1])
  })
})
