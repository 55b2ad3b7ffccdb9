import { readMoneyCommand } from '../../src/cli/read-money.ts'

process.exitCode = await readMoneyCommand(process.argv.slice(2))
