import { enableCompileCache } from 'node:module'
import { explain, isBadOption } from '../model/trouble.ts'
import { COMMANDS, type Described } from './commands.ts'
import { usageOf } from './usage.ts'

enableCompileCache()

async function main([name = 'help', ...args]: string[]): Promise<number> {
  const isHelp = name === 'help' || name === '--help'
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command && !args.includes('--help')) return run(name, command, args)
  if (command) process.stdout.write(`${command.about}\n${usageOf(name)}\n`)
  else if (isHelp) process.stdout.write(overview())
  else process.stderr.write(`there is no command '${name}'\n${overview()}`)
  return command || isHelp ? 0 : 1
}

function overview(): string {
  const lines = Object.entries(COMMANDS).map(([name, { about }]) => `  ${name.padEnd(12)}${about}`)
  return ['usage: npm run -s micromba -- <command>', ...lines, ...MORE, ''].join('\n')
}

const MORE = [
  'how one is called: npm run -s micromba -- <command> --help',
  'what coordinators read is said in Spanish, with --language en in English (cohort add: --words en)',
]

/** An option that the command does not have is answered with those that it has. */
async function run(name: string, command: Described, args: string[]): Promise<number> {
  try {
    const start = await command.load()
    return await start(args)
  } catch (error) {
    if (!isBadOption(error)) throw error
    const [problem] = error.message.split('. ')
    process.stderr.write(`${problem}\n${usageOf([name, args[0]].join(' '))}\n`)
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
