import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'

/** The parameters of a call, which the Bot API takes in any of four forms. */
export type Payload = Readonly<Record<string, unknown>>

/** Reads the parameters from the query and from a JSON, form or multipart body. */
export async function readPayload(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<Payload> {
  const body = await buffer(request)
  const fromQuery = Object.fromEntries(query)
  if (body.length === 0) return fromQuery
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) {
    return { ...fromQuery, ...json.parse(JSON.parse(body.toString('utf8'))) }
  }
  const form = await new Response(body, { headers: { 'content-type': type } }).formData()
  return { ...fromQuery, ...Object.fromEntries(form) }
}

export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : undefined
}

export function integer(value: unknown): number | undefined {
  const number = Number(value ?? Number.NaN)
  return Number.isSafeInteger(number) ? number : undefined
}

export function list(value: unknown): readonly string[] | undefined {
  const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value
  return Array.isArray(parsed) ? parsed.map(String) : undefined
}

const json = z.record(z.string(), z.unknown())
