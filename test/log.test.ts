import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** What a log writes of an error, which is made by this code. */
function logged(error: string): string {
  const code = `import { createLog } from './src/log.ts'
    createLog('error').error({ err: ${error} }, 'it failed')`
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    encoding: 'utf8',
  })
  return stderr
}

test('an error is logged with its type, message, code and stack, and the same of its cause', () => {
  const cause = `Object.assign(new RangeError('no row'), { code: '23514' })`
  const line: unknown = JSON.parse(logged(`new Error('not written', { cause: ${cause} })`))
  expect(line).toMatchObject({
    msg: 'it failed',
    err: {
      type: 'Error',
      message: 'not written',
      stack: expect.stringContaining('not written') as string,
      cause: { type: 'RangeError', message: 'no row', code: '23514' },
    },
  })
})

test('nothing of a row that a database shows in its error is logged', () => {
  const row = `{ detail: 'Failing row contains (7, me pega mi marido).', where: 'me pega' }`
  const error = `Object.assign(new Error('violates a check'), ${row})`
  for (const each of [error, `new Error('not written', { cause: ${error} })`]) {
    expect(logged(each)).toContain('violates a check')
    expect(logged(each)).not.toContain('me pega')
  }
})
