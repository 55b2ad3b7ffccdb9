/** `start`: the service, until it is stopped. */
export async function startCommand(): Promise<number> {
  const { runService } = await import('../service.ts')
  await runService()
  return 0
}
