import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RequestError } from '../model/request-error.ts'
import { misused } from './usage.ts'
import { ROOT } from './workplace.ts'

/** `bench`: what `npm run bench` runs; its exit code. */
export async function benchCommand(args: string[]): Promise<number> {
  if (args.length > 0) throw misused('bench')
  if (!existsSync(join(ROOT, 'bench')))
    throw new RequestError('bench/ is not here, as in the image; run it in a checkout')
  const child = spawn(process.execPath, benchScript(), { cwd: ROOT, stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

/** What package.json gives to Node. */
function benchScript(): readonly string[] {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly bench: string }
  }
  return scripts.bench.split(' ').slice(1)
}
