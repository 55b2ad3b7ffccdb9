/** How the linking of an account to a phone is followed. */
export type Pairing = {
  /** Shows a QR; each is good for some seconds, and the last one shown counts. */
  onQr(qr: string): void
  /** Shows a code of 8 characters to type into the phone of this number. */
  readonly code?: { readonly number: string; readonly onCode: (code: string) => void }
  readonly signal: AbortSignal
}

/** paired; or why not: nobody scanned in time, the phone did not take it, or it was called off. */
export type PairingResult = 'paired' | 'timed-out' | 'refused' | 'called-off'

/** An account that is linked to a phone. */
export type PairableAccount = {
  /** The account's name in this installation, `fundap`. */
  readonly account: string
  /** The number of the phone it is linked to; undefined where it is linked to none. Throws where its keys cannot be read. */
  linkedTo(): Promise<string | undefined>
  /** Links it; a running service connects by itself. Throws a RequestError where it is linked already. */
  pair(pairing: Pairing): Promise<PairingResult>
}

/**
 * How an account stands with its network. resting: it begins nothing, because too few of its messages arrive or are answered;
 * replaced: another program uses it; the last four need a person.
 */
export type AccountState =
  | 'open'
  | 'connecting'
  | 'resting'
  | 'not-paired'
  | 'replaced'
  | 'logged-out'
  | 'banned'
  | 'unlinked'
  | 'unusable'
