import { z } from 'zod'
import { badValue, invalid } from './graph-error.ts'
import { writeTemplate, type ApprovedTemplate } from './template-book.ts'

const reply = z.object({ id: z.string().min(1).max(256), title: z.string().min(1).max(20) })
const row = z.object({
  id: z.string().min(1).max(200),
  title: z.string().min(1).max(24),
  description: z.string().max(72).optional(),
})
const body = z.object({ text: z.string().min(1).max(1_024) })
const section = z.object({ title: z.string().max(24).optional(), rows: z.array(row).min(1) })

const interactive = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('button'),
    body,
    action: z.object({
      buttons: z
        .array(z.object({ type: z.literal('reply'), reply }))
        .min(1)
        .max(3),
    }),
  }),
  z.object({
    type: z.literal('list'),
    body,
    action: z.object({
      button: z.string().min(1).max(20),
      sections: z.array(section).min(1).max(10),
    }),
  }),
])

const media = z.object({ id: z.string(), voice: z.boolean().optional() })

const schema = z
  .object({
    messaging_product: z.literal('whatsapp'),
    recipient_type: z.literal('individual').optional(),
    to: z
      .string()
      .regex(/^\+?\d{7,15}$/)
      .optional(),
    recipient: z
      .string()
      .regex(/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/)
      .optional(),
    biz_opaque_callback_data: z.string().max(512).optional(),
  })
  .and(
    z.discriminatedUnion('type', [
      z.object({
        type: z.literal('text'),
        text: z.object({ body: z.string().min(1).max(4_096), preview_url: z.boolean().optional() }),
      }),
      z.object({ type: z.literal('interactive'), interactive }),
      z.object({ type: z.literal('template'), template: z.looseObject({ name: z.string() }) }),
      z.object({ type: z.literal('audio'), audio: media }),
      z.object({ type: z.literal('image'), image: media }),
    ]),
  )

export type SendRequest = z.infer<typeof schema>

/** What a person would see of a request. */
export type Shown = {
  readonly text: string
  readonly keys: readonly string[]
  readonly kind: string
  readonly mediaId?: string
}

/** Reads a request as strictly as Meta does; throws a GraphError. */
export function readRequest(given: unknown): SendRequest {
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw badValue(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { to, recipient } = parsed.data
  if (to === undefined && recipient === undefined) throw invalid('to or recipient is required')
  return parsed.data
}

export function show(request: SendRequest, book: readonly ApprovedTemplate[]): Shown {
  switch (request.type) {
    case 'text':
      return { text: request.text.body, keys: [], kind: 'text' }
    case 'interactive':
      return showInteractive(request.interactive)
    case 'template':
      return { text: writeTemplate(book, request.template), keys: [], kind: 'template' }
    case 'audio':
      return { text: '', keys: [], kind: 'voice', mediaId: request.audio.id }
    case 'image':
      return { text: '', keys: [], kind: 'photo', mediaId: request.image.id }
    default:
      return request satisfies never
  }
}

function showInteractive(message: z.infer<typeof interactive>): Shown {
  if (message.type === 'button') {
    const keys = message.action.buttons.map((each) => each.reply.title)
    return { text: message.body.text, keys: distinct(keys), kind: 'button' }
  }
  const rows = message.action.sections.flatMap((each) => each.rows)
  if (rows.length > 10) throw badValue('at most 10 rows')
  const keys = rows.map(({ id, title, description }) => distinctLabel(id, description ?? title))
  return { text: message.body.text, keys: distinct(keys), kind: 'list' }
}

function distinctLabel(id: string, label: string): string {
  return id === label ? label : id
}

function distinct(keys: readonly string[]): readonly string[] {
  if (new Set(keys).size !== keys.length) throw badValue('duplicate button titles or row ids')
  return keys
}
