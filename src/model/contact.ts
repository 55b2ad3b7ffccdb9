export type Role = 'entrepreneur' | 'trainer'

/**
 * new: wrote without a code. invited: gave a class code, not asked or not answered yet. active: accepted.
 * declined: said no to the programme's messages. stopped: asked for silence, until she writes the word that starts again.
 */
export type ContactStatus = 'new' | 'invited' | 'active' | 'declined' | 'stopped'
