import { enableCompileCache } from 'node:module'
import { explain, isBadOption } from '../model/trouble.ts'
import { COMMANDS } from './commands.ts'

enableCompileCache()

async function main([name, ...args]: string[]): Promise<number> {
  const command = name === undefined ? undefined : COMMANDS[name]
  if (command) return run(command, args)
  const isHelp = name === undefined || name === 'help' || name === '--help'
  const lines = Object.entries(COMMANDS).map(([each, { about }]) => `  ${each.padEnd(12)}${about}`)
  const text = `usage: npm run -s micromba -- <command>\n${lines.join('\n')}\n${SPEAKING}\n`
  if (isHelp) process.stdout.write(text)
  else process.stderr.write(`there is no command '${name}'\n${text}`)
  return isHelp ? 0 : 1
}

const SPEAKING =
  'what coordinators read is said in Spanish, with --language en in English (cohort add: --words en)'

type Named = (typeof COMMANDS)[string]

/** An option that the command does not have is answered with those that it has. */
async function run(command: Named, args: string[]): Promise<number> {
  try {
    const start = await command.load()
    return await start(args)
  } catch (error) {
    if (!isBadOption(error)) throw error
    const [problem] = error.message.split('. ')
    process.stderr.write(`${problem}\n${command.about}\n`)
    return 1
  }
}

/** `| head` closes the pipe when it has seen enough: that is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
}
