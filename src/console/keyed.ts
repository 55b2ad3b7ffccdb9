import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

/** Lets those in who send the key that the program printed when it started, and nobody else. */
export function withKey(key: string): MiddlewareHandler {
  return async (context, next) => {
    const given = context.req.header('authorization') ?? ''
    if (isSame(given, `Bearer ${key}`)) return next()
    const problem = 'open the page by the address that the program printed when it started'
    return context.json({ problem }, 401)
  }
}

function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other))
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
