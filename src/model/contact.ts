export type Role = 'entrepreneur' | 'trainer'

/**
 * new: wrote without a code. invited: gave a class code, not asked or not answered yet. active: accepted.
 * declined: said no to the programme's messages. stopped: asked for silence, until she writes the word that starts again.
 */
export type ContactStatus = 'new' | 'invited' | 'active' | 'declined' | 'stopped'

/** What flows have learned of her, beside name and language: all optional, as text. */
export type ContactFields = {
  readonly goal?: string
  /** When she likes to be written to: 1 morning, 2 midday, 3 afternoon. */
  readonly hour?: string
  /** `yes` where she wants voice notes. */
  readonly audio?: string
  /** Local date until which nothing is started, `2026-12-15`. */
  readonly 'paused-until'?: string
  /** The steps she chose after a class, or agreed on a visit, until she has said how they went. */
  readonly step?: string
  readonly 'step-two'?: string
  /** `notebook`, `sometimes` or `no`: how she kept her accounts when she entered. */
  readonly records?: string
  /** `yes` where her figures may be added up, without her name, with those of the network. */
  readonly sharing?: string
}
