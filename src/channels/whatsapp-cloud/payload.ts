import { z } from 'zod'

const text = z.string().optional().catch(undefined)
const file = z.object({ id: text, caption: text }).optional().catch(undefined)
const present = z.unknown().optional()
const reply = z.object({ id: text, title: text }).optional().catch(undefined)

const message = z.object({
  id: z.string(),
  /** Her phone number; absent where she hides it. */
  from: text,
  /** Her business-scoped user id. */
  from_user_id: text,
  timestamp: z.coerce.number().int().nonnegative().optional().catch(undefined),
  type: z.string().catch('unknown'),
  group_id: text,
  text: z.object({ body: text }).optional().catch(undefined),
  /** The message that it answers. */
  context: z.object({ id: text }).optional().catch(undefined),
  /** A quick reply of a template. */
  button: z.object({ text, payload: text }).optional().catch(undefined),
  interactive: z.object({ button_reply: reply, list_reply: reply }).optional().catch(undefined),
  audio: file,
  image: file,
  sticker: file,
  video: file,
  document: file,
  contacts: present,
  location: present,
  system: z
    .object({ type: text, wa_id: text, user_id: text, previous_user_id: text })
    .optional()
    .catch(undefined),
})

const contact = z.object({
  wa_id: text,
  user_id: text,
  profile: z.object({ name: text }).optional().catch(undefined),
})

const status = z.object({
  id: z.string(),
  status: z.string(),
  timestamp: z.coerce.number().int().nonnegative().optional().catch(undefined),
  biz_opaque_callback_data: text,
  pricing: z
    .object({ billable: z.boolean().optional().catch(undefined), category: text })
    .optional()
    .catch(undefined),
  errors: z
    .array(
      z.object({
        code: z.number().int(),
        title: text,
        error_data: z.object({ details: text }).optional().catch(undefined),
      }),
    )
    .optional()
    .catch(undefined),
})

/** Of a list, the items that are as expected: one that is not must not cost the others. */
function listOf<Schema extends z.ZodType>(schema: Schema) {
  const item = z.union([schema.transform((value) => [value]), z.unknown().transform(() => [])])
  return z
    .array(item)
    .transform((items) => items.flat() as z.infer<Schema>[])
    .catch([])
}

const change = z.object({
  field: text,
  value: z.object({
    /** Of a template, whose change is not about one number. */
    event: text,
    message_template_name: text,
    message_template_language: text,
    reason: text,
    metadata: z.object({ phone_number_id: text }).catch({ phone_number_id: undefined }),
    contacts: listOf(contact).optional(),
    messages: listOf(message).optional(),
    statuses: listOf(status).optional(),
  }),
})

/**
 * The parts of a delivery that are read here (developers.facebook.com/documentation/business-messaging/whatsapp/webhooks).
 * What has another shape than expected counts as absent.
 */
export const deliverySchema = z.object({
  entry: listOf(z.object({ changes: listOf(change) })),
})

export type Delivery = z.infer<typeof deliverySchema>
export type Change = z.infer<typeof change>
export type Value = z.infer<typeof change>['value']
export type Message = z.infer<typeof message>
export type Contact = z.infer<typeof contact>
export type Status = z.infer<typeof status>
