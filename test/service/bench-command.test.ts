import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { cli, ROOT } from './run-service.ts'

test('bench runs what package.json says and gives its exit code; where bench/ is not, it says so', async () => {
  const root = mkdtempSync(join(tmpdir(), 'micromba-bench-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const part of ['src', 'package.json'])
    cpSync(join(ROOT, part), join(root, part), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))

  expect(await cli(['bench'], {}, root)).toEqual({
    code: 1,
    stdout: '',
    stderr: 'bench/ is not here, as in the image; run it in a checkout\n',
  })

  mkdirSync(join(root, 'bench'))
  writeFileSync(
    join(root, 'bench/bench.ts'),
    'process.stdout.write(process.execArgv.join(" "))\nprocess.exitCode = 3 as number\n',
  )
  expect(await cli(['bench'], {}, root)).toEqual({
    code: 3,
    stdout: '--max-semi-space-size=64',
    stderr: '',
  })
  expect((await cli(['bench', 'now'], {}, root)).stderr).toBe('usage: bench\n')
})
