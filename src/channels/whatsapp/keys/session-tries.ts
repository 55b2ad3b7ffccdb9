type Session = { serialize(): unknown }

type SessionClass = { deserialize(written: unknown): Session }

/** What is mended of libsignal's SessionCipher. */
export type Cipher = {
  doDecryptWhisperMessage: (
    this: Cipher,
    message: Buffer,
    session: Session | undefined,
  ) => Promise<Buffer>
}

/**
 * libsignal tries a message with one session after the other, and keeps the steps of a try that failed with those of the
 * session that fits: nobody can read what we say next in the one it has spoilt. Here a try that fails leaves no trace.
 */
export function mendTries(cipher: Cipher): void {
  const { doDecryptWhisperMessage: tryOne } = cipher
  cipher.doDecryptWhisperMessage = async function (message, session) {
    const before = session?.serialize()
    try {
      return await tryOne.call(this, message, session)
    } catch (error) {
      if (session) Object.assign(session, classOf(session).deserialize(before))
      throw error
    }
  }
}

const classOf = (session: Session) => session.constructor as unknown as SessionClass
