/** A coordinator and a safeguarding person belong to a programme, a trainer and an entrepreneur to a cohort. */
export type Role = 'entrepreneur' | 'trainer' | 'coordinator' | 'safeguarding'

/** What a person of the organisation is given access to: the coordination of a programme, or its safeguarding. */
export const ACCESS_ROLES = ['coordinator', 'safeguarding', 'deputy'] as const
export type AccessRole = (typeof ACCESS_ROLES)[number]

/** Why no flow and no reminder speaks to a contact: a person talks with her, or safeguarding has to decide first. */
export type Hold = 'talk' | 'safety'

/**
 * new: wrote without a code. invited: gave a class code or stands on a list, not asked or not answered yet. active: accepted.
 * declined: said no to the programme's messages. stopped: asked for silence, until she writes the word that starts again.
 */
export type ContactStatus = 'new' | 'invited' | 'active' | 'declined' | 'stopped'

/** What flows have learned of her, beside name and language: all optional, as text. */
export type ContactFields = {
  readonly goal?: string
  /** What a list calls her, where she has said another name. */
  readonly listed?: string
  /** Where she lives or sells, as a list of people says it. */
  readonly community?: string
  /** When she likes to be written to: `morning`, `midday` or `afternoon`. */
  readonly hour?: string
  /** The weekday she likes best: `monday` … `sunday`. */
  readonly day?: string
  /** `yes` where she wants voice notes. */
  readonly audio?: string
  /** Local date until which nothing is started, `2026-12-15`. */
  readonly 'paused-until'?: string
  /** The step she chose after a class, until she has said how it went. */
  readonly step?: string
  /** `notebook`, `sometimes` or `none`: how she kept her accounts when she entered. */
  readonly records?: string
  /** `yes` where her figures may be added up, without her name, with those of the network. */
  readonly sharing?: string
}
