/** An error as the Bot API answers it (core.telegram.org/bots/api#making-requests). */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: number
  readonly retryAfter: number | undefined

  constructor(code: number, description: string, retryAfter?: number) {
    super(description)
    this.code = code
    this.retryAfter = retryAfter
  }

  toJSON(): object {
    return {
      ok: false,
      error_code: this.code,
      description: this.message,
      ...(this.retryAfter !== undefined && { parameters: { retry_after: this.retryAfter } }),
    }
  }
}

export const badRequest = (why: string) => new ApiError(400, `Bad Request: ${why}`)
export const forbidden = (why: string) => new ApiError(403, `Forbidden: ${why}`)
export const conflict = (why: string) => new ApiError(409, `Conflict: ${why}`)
export const tooManyRequests = (seconds: number) =>
  new ApiError(429, `Too Many Requests: retry after ${seconds}`, seconds)
