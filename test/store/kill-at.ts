import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/* `node --import` this: the process is killed before its KILL_AT-th change of a file or a folder. */

let left = Number(process.env['KILL_AT'])

for (const name of [
  'copyFileSync',
  'chmodSync',
  'fsyncSync',
  'linkSync',
  'renameSync',
  'rmSync',
] as const) {
  const change = fs[name] as (...args: readonly unknown[]) => unknown
  const changeOrDie = (...args: readonly unknown[]) => {
    left -= 1
    if (left === 0) process.kill(process.pid, 'SIGKILL')
    return change(...args)
  }
  Object.assign(fs, { [name]: changeOrDie })
}

syncBuiltinESMExports()
