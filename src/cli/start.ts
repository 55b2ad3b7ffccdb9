/** `start`: the service, until it is stopped. */
export async function startCommand(): Promise<number> {
  await import('../main.ts')
  return Number(process.exitCode ?? 0)
}
