/** What there may be work of. */
export type BellName = 'turns' | 'sends'

/** Wakes the loops of other processes; a ring may be lost, so the loops look by themselves too. */
export type Bells = {
  /** Whether rings arrive at the moment: then nobody needs to look more often than once a second. */
  readonly isConnected: boolean
  ring(name: BellName): void
  onRing(listener: (name: BellName) => void): void
}

export const NO_BELLS: Bells = { isConnected: false, ring() {}, onRing() {} }
