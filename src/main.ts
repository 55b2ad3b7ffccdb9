import { enableCompileCache } from 'node:module'
import { explain } from './model/trouble.ts'

/* The entry: `npm start` runs this file. Compiled code is kept between starts, in the system's temporary folder. */

enableCompileCache()
const { runService } = await import('./service.ts')

try {
  await runService()
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
}
