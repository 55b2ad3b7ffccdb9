import type { Received } from '../bot-api-server/person.ts'

/** What can be heard in a message; empty where nothing can. */
export async function bytesOf(message: Received | undefined): Promise<Buffer> {
  const bytes = await message?.file?.arrayBuffer()
  return bytes ? Buffer.from(bytes) : Buffer.alloc(0)
}
