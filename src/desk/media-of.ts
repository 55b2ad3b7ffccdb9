import type { InputPayload } from '../model/input.ts'
import type { Media } from '../model/message.ts'

/** A voice note or a photo as it can be sent on, from the account that it was sent to; other things stay where they are. */
export function mediaOf(heard: InputPayload, account: string): Media | undefined {
  if (heard.type !== 'media' || heard.fileId === undefined) return undefined
  if (heard.media !== 'voice' && heard.media !== 'photo') return undefined
  return { type: heard.media, source: { account, fileId: heard.fileId } }
}
