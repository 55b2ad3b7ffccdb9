import { z } from 'zod'

const text = z.string().optional().catch(undefined)
const seconds = z.int32().nonnegative().optional().catch(undefined)
const file = z.object({ file_id: text }).optional().catch(undefined)
const present = z.unknown().optional()

const chat = z.object({ id: z.number().int(), type: z.string() })
const person = z.object({ id: z.number().int(), is_bot: z.boolean(), first_name: text })

const message = z.object({
  chat,
  from: person.optional().catch(undefined),
  date: seconds,
  edit_date: seconds,
  reply_to_message: z.object({ message_id: z.number().int() }).optional().catch(undefined),
  text,
  caption: text,
  voice: file,
  audio: file,
  photo: z
    .array(z.object({ file_id: text }))
    .optional()
    .catch(undefined),
  sticker: file,
  contact: present,
  location: present,
  document: file,
  video: file,
  video_note: file,
})

const membership = z.object({
  chat,
  from: person.optional().catch(undefined),
  date: seconds,
  new_chat_member: z.object({ status: z.string() }),
})

const tap = z.object({
  id: z.string(),
  from: person,
  data: text,
  message: z.object({ chat }).optional().catch(undefined),
})

/**
 * The parts of an update that are read here (core.telegram.org/bots/api#update). Only the id is asked
 * for: what has another shape than expected counts as absent.
 */
export const updateSchema = z.object({
  update_id: z.number().int(),
  message: message.optional().catch(undefined),
  edited_message: message.optional().catch(undefined),
  my_chat_member: membership.optional().catch(undefined),
  callback_query: tap.optional().catch(undefined),
})

export type Update = z.infer<typeof updateSchema>
export type Message = z.infer<typeof message>
export type Membership = z.infer<typeof membership>
export type Tap = z.infer<typeof tap>

/** What Telegram is asked to deliver; other kinds get no update id, so they leave no gap either. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'my_chat_member',
  'callback_query',
] as const
