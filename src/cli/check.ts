import { FlowError } from '../flow/issue.ts'
import { openLibrary } from './workplace.ts'

/** `check [--json]`: reads every flow, programme and text; exit code 1 when anything is wrong. */
export async function checkCommand(args: string[]): Promise<number> {
  const isJson = args.includes('--json')
  try {
    const { flows, programmes } = openLibrary()
    process.stdout.write(
      isJson ? '[]\n' : `${flows.length} flows and ${programmes.size} programmes are sound\n`,
    )
    return 0
  } catch (error) {
    if (!(error instanceof FlowError)) throw error
    process.stdout.write(isJson ? `${JSON.stringify(error.issues)}\n` : `${error.message}\n`)
    return 1
  }
}
