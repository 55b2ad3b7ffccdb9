import type { z } from 'zod'
import { parseJson } from '../request.ts'
import { failureOfAnswer, failureOfCall, type Failure } from './failure.ts'
import { GRAPH_VERSION } from './limits.ts'
import { DEFAULT_TIMES, type CloudOptions } from './options.ts'

/** What a call brought, or why it failed. */
export type Answer<Result> =
  | { readonly type: 'answer'; readonly result: Result }
  | { readonly type: 'failure'; readonly failure: Failure }

/** The calls of the Graph API, each tried once. */
export class Graph {
  readonly #options: CloudOptions
  readonly #root: string

  constructor(options: CloudOptions) {
    const { apiRoot = 'https://graph.facebook.com', apiVersion = GRAPH_VERSION } = options
    this.#options = options
    this.#root = `${apiRoot.replace(/\/+$/, '')}/${apiVersion}`
  }

  /** Something that belongs to the number: its messages, its media; or the number itself. */
  ofNumber(edge: string): string {
    return `${this.#root}/${this.#options.phoneNumberId}${edge}`
  }

  of(id: string): string {
    return `${this.#root}/${encodeURIComponent(id)}`
  }

  async call<Schema extends z.ZodType>(
    url: string,
    schema: Schema,
    body?: FormData | object,
  ): Promise<Answer<z.infer<Schema>>> {
    try {
      const response = await this.fetch(url, body)
      const said = parseJson(await response.text())
      const parsed = response.ok ? schema.safeParse(said) : undefined
      if (parsed?.success) return { type: 'answer', result: parsed.data }
      return { type: 'failure', failure: failureOfAnswer(response, said) }
    } catch (error) {
      return { type: 'failure', failure: failureOfCall(error) }
    }
  }

  /** One request with the token, GET where there is no body; never follows a redirect with it. */
  fetch(url: string, body?: FormData | object, ms?: number): Promise<Response> {
    const { accessToken, times } = this.#options
    const callMs = ms ?? times?.callMs ?? DEFAULT_TIMES.callMs
    const isForm = body instanceof FormData
    return fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${accessToken}`,
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(callMs),
    })
  }
}
