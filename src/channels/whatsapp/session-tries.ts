type Session = { serialize(): unknown }

type SessionClass = { deserialize(written: unknown): Session }

/** What is mended of libsignal's SessionCipher. */
export type Cipher = {
  doDecryptWhisperMessage: (
    this: Cipher,
    message: Buffer,
    session: Session | undefined,
  ) => Promise<Buffer>
  decryptWithSessions: (
    this: Cipher,
    message: Buffer,
    sessions: readonly Session[],
  ) => Promise<unknown>
}

/**
 * libsignal tries a message with one session after the other, and keeps the steps of a try that failed with those of the
 * session that fits: nobody can read what we say next in the one it has spoilt. Here a try that fails leaves no trace. And
 * where none fits, it says so too when the message was read before; here that is a `MessageCounterError`, as it is for
 * the first message of a session.
 */
export function mendTries(cipher: Cipher): void {
  const { doDecryptWhisperMessage: tryOne, decryptWithSessions: tryAll } = cipher
  const readBefore = new WeakMap<Buffer, Error>()

  cipher.doDecryptWhisperMessage = async function (message, session) {
    const before = session?.serialize()
    try {
      return await tryOne.call(this, message, session)
    } catch (error) {
      if (session) Object.assign(session, classOf(session).deserialize(before))
      if (wasReadBefore(error)) readBefore.set(message, error)
      throw error
    }
  }

  cipher.decryptWithSessions = async function (message, sessions) {
    try {
      return await tryAll.call(this, message, sessions)
    } catch (error) {
      throw readBefore.get(message) ?? error
    }
  }
}

/** The key of a message was used: it has been decrypted, and the step was committed. */
export const wasReadBefore = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'MessageCounterError'

const classOf = (session: Session) => session.constructor as unknown as SessionClass
