import type { InputPayload } from '../model/input.ts'
import type { Media } from '../model/message.ts'
import type { Database } from '../store/store.ts'

/** One line of a simulated chat, as its owner sees it. */
export type ChatLine = {
  readonly from: 'bot' | 'person'
  readonly text: string
  readonly at: number
  readonly choices: readonly string[]
  /** A voice note or a photo, in place of the text. */
  readonly media?: Media
  /** The words are kept apart: a safeguarding person alone reads them. */
  readonly isReserved?: true
}

/** What was said in a chat of the simulator, in order. */
export async function readChat(db: Database, chat: string): Promise<readonly ChatLine[]> {
  const address = await db
    .selectFrom('addresses')
    .select('id')
    .where('account', '=', 'simulator')
    .where('chat', '=', chat)
    .executeTakeFirst()
  if (!address) return []
  const heard = await db
    .selectFrom('inputs')
    .select(['payload', 'heard_at as at'])
    .where('address_id', '=', address.id)
    .orderBy('id')
    .execute()
  const sent = await db
    .selectFrom('messages')
    .select(['text', 'choices', 'media', 'sent_at as at'])
    .where('address_id', '=', address.id)
    .where('status', '=', 'sent')
    .orderBy('id')
    .execute()
  const lines: ChatLine[] = [
    ...heard.map(({ payload, at }) => heardLine(textOf(payload), at)),
    ...sent.map(({ text, choices, media, at }) => ({
      from: 'bot' as const,
      text,
      at: at ?? 0,
      choices: labels(choices),
      ...(media === null ? {} : { media: JSON.parse(media) as Media }),
    })),
  ]
  return lines.toSorted((a, b) => a.at - b.at)
}

/** Nobody can write nothing: an empty text is one that was taken out. */
function heardLine(text: string, at: number): ChatLine {
  const line = { from: 'person', text, at, choices: [] } as const
  return text === '' ? { ...line, isReserved: true } : line
}

function textOf(payload: string): string {
  const input = JSON.parse(payload) as InputPayload
  return input.type === 'text' || input.type === 'edited' ? input.text : `[${input.type}]`
}

function labels(choices: string | null): readonly string[] {
  return choices === null ? [] : (JSON.parse(choices) as string[])
}
