import { isIP } from 'node:net'
import type { Context, MiddlewareHandler } from 'hono'

/** Names by which only this machine calls itself. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** Listening there means listening on every address of the machine. */
const WILDCARDS = ['0.0.0.0', '::']

/**
 * Keeps other pages out of a service that has no log-in: a page on the internet can neither post here from a browser
 * (Origin, and JSON, which no HTML form can send) nor read here under a name of its own that it points at this machine
 * (Host; DNS rebinding). `host` is the address the server listens on.
 */
export function sameOrigin({ host }: { readonly host: string }): MiddlewareHandler {
  return async (context, next) => {
    const refusal = refusalOf(context, host)
    if (refusal) return context.json({ problem: refusal.problem }, refusal.status)
    return next()
  }
}

type Refusal = { readonly status: 403 | 415; readonly problem: string }

function refusalOf({ req }: Context, listening: string): Refusal | undefined {
  const host = req.header('host') ?? new URL(req.url).host
  if (!isOurs(hostnameOf(`http://${host}`), listening)) {
    const problem = `this page answers to localhost and to HOST, not to '${host}'; open it by one of these`
    return { status: 403, problem }
  }
  if (req.method === 'GET' || req.method === 'HEAD') return undefined
  const origin = req.header('origin')
  if (origin !== undefined && hostOf(origin) !== host.toLowerCase()) {
    return { status: 403, problem: `a page of '${origin}' may not write here` }
  }
  const type = req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/json') return undefined
  return { status: 415, problem: `expected content-type application/json, not '${type ?? 'none'}'` }
}

function isOurs(name: string | undefined, listening: string): boolean {
  if (name === undefined) return false
  const isAddress = isIP(name.replace(/^\[(.*)\]$/, '$1')) !== 0
  return (
    LOOPBACK.includes(name) ||
    name === hostnameOf(`http://${isIP(listening) === 6 ? `[${listening}]` : listening}`) ||
    // An address cannot be rebound: only names can.
    (WILDCARDS.includes(listening) && isAddress)
  )
}

function hostnameOf(url: string): string | undefined {
  return URL.parse(url)?.hostname
}

/** Host and port of a web origin, as a Host header has them; undefined for `null` and anything malformed. */
function hostOf(origin: string): string | undefined {
  const url = URL.parse(origin)
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.host : undefined
}
