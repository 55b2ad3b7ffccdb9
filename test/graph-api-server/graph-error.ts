/** An error as the Graph API answers it (developers.facebook.com, WhatsApp error codes). */
export class GraphError extends Error {
  override readonly name = 'GraphError'
  readonly status: number
  readonly code: number
  readonly title: string
  readonly details: string | undefined

  constructor(status: number, code: number, title: string, details?: string) {
    super(`(#${code}) ${title}`)
    this.status = status
    this.code = code
    this.title = title
    this.details = details
  }

  get body(): object {
    const { message, code, details } = this
    const data =
      details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }
    return { error: { message, type: 'OAuthException', code, ...data, fbtrace_id: 'A' } }
  }
}

export const badToken = () => new GraphError(401, 190, 'Error validating access token')
export const unknownObject = (id: string) =>
  new GraphError(400, 100, 'Invalid parameter', `Object with ID '${id}' does not exist`)
export const invalid = (details: string) => new GraphError(400, 100, 'Invalid parameter', details)
export const badValue = (details: string) =>
  new GraphError(400, 131_009, 'Parameter value is not valid', details)
export const noTemplate = () =>
  new GraphError(404, 132_001, 'Template name does not exist in the translation')
export const wrongParameters = () =>
  new GraphError(400, 132_000, 'Number of parameters does not match the expected number of params')
export const pairRate = () =>
  new GraphError(400, 131_056, '(Business Account, Consumer Account) pair rate limit hit')
export const rateLimited = () => new GraphError(400, 130_429, 'Rate limit hit')
