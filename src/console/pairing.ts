import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { z } from 'zod'
import { RequestError } from '../model/request-error.ts'
import { withKey } from './keyed.ts'
import { HEADERS } from './page-headers.ts'
import { pageFiles, pageRoutes, readPage } from './pages.ts'
import type { Pairings } from './pairings.ts'
import { sameOrigin } from './same-origin.ts'

/** Where accounts are linked to phones. */
export const PAIRING_PATH = '/whatsapp'

const FILES = ['console.css', 'icon.svg', 'pairing.js']

const asked = z.object({
  account: z.string().max(100),
  /** A number as people write it: `+502 5555-0000`. */
  number: z
    .string()
    .regex(/^\+?[\d\s()-]{8,25}$/, 'expected a number with its country code, as +502 5555 0000')
    .optional(),
})

/**
 * The page that links WhatsApp accounts to phones. Whoever sees a QR can take the account over, and a proxy in front of the
 * webhooks makes everybody a neighbour: so it answers to the key alone that the program printed when it started.
 */
export function pairingRoutes(options: {
  readonly config: { readonly host: string }
  readonly pairings: Pairings
  readonly key: string
}): Hono {
  const { pairings, key } = options
  const app = new Hono()
  for (const path of [PAIRING_PATH, `${PAIRING_PATH}/*`])
    app.use(path, secureHeaders(HEADERS), sameOrigin(options.config), bodyLimit({ maxSize: 4_096 }))
  app.route('/', pageRoutes(PAIRING_PATH, readPage('pairing.html', 'console'), pageFiles(FILES)))
  app.use(`${PAIRING_PATH}/accounts/*`, withKey(key))
  app.get(`${PAIRING_PATH}/accounts/state`, async (context) =>
    context.json(await pairings.show(), 200, { 'cache-control': 'no-store' }),
  )
  app.post(`${PAIRING_PATH}/accounts/begin`, async (context) => {
    const { account, number } = asked.parse(await context.req.json())
    await pairings.begin(account, number)
    return context.json({ ok: true })
  })
  app.post(`${PAIRING_PATH}/accounts/end`, async (context) => {
    pairings.end(asked.parse(await context.req.json()).account)
    return context.json({ ok: true })
  })
  app.onError((error, context) => {
    if (error instanceof z.ZodError) return context.json({ problem: z.prettifyError(error) }, 400)
    if (error instanceof RequestError || error instanceof SyntaxError)
      return context.json({ problem: error.message }, 409)
    throw error
  })
  return app
}
