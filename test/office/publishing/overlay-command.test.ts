import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cli } from '../../service/run-service.ts'
import { recordedLibrary } from '../../voice/recorded-library.ts'

/* The shipped library in a checkout of its own, whose common menu changes under FUNDAP's. */

let root: string
beforeAll(async () => {
  root = await recordedLibrary([], { program: true })
  await replace('locales/es/menu.ftl', 'menu = ', 'menu = Buenas. ')
  await replace(
    'flows/menu.yaml',
    /retry: \d|otherwise: \S+/,
    (found) => `nudge: [1h]\n    ${found}`,
  )
  await replace('locales/es/menu.ftl', /^(menu = .*)$/m, '$1\n    .nudge = Cuando pueda, escoja.')
})
afterAll(() => rm(root, { recursive: true }))

async function replace(
  name: string,
  from: string | RegExp,
  to: string | ((found: string) => string),
): Promise<void> {
  const text = await readFile(join(root, name), 'utf8')
  const changed = text.replace(from, to as string)
  expect(changed).not.toBe(text)
  await writeFile(join(root, name), changed)
}

const run = (...args: string[]) => cli(args, { DATA_DIR: join(root, 'data') }, root)

const CHANGES = [
  'cambió menu: nudge',
  'cambió el texto de menu (es): antes «',
  'texto nuevo de menu.nudge (es)',
]

test.each([
  ['overlay', ['overlay', 'fundap/menu']],
  ['check', ['check', '--language', 'es']],
  ['publish --diff', ['publish', '--diff', 'fundap/menu']],
])('%s tells what has changed under the programme, in the words of publishing', async (_, args) => {
  const { stdout } = await run(...args)
  for (const change of CHANGES) expect(stdout).toContain(change)
})

test('once it is read and kept, nothing is told any more', async () => {
  expect(await run('overlay', 'fundap/menu', '--accept')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('base/menu.yaml') as string,
  })
  expect((await run('overlay', 'fundap/menu')).stdout).toContain('no ha cambiado')
  expect((await run('check')).stdout).not.toContain('fundap/menu.yaml:')
})

test('a name that is none is refused with what is expected', async () => {
  const { code, stderr } = await run('overlay', 'menu')
  expect([code, stderr]).toEqual([1, expect.stringContaining('expected PROGRAMME/FLOW')])
})
