import type { MigratePayload } from '../../model/input.ts'
import { stepOf } from '../state.ts'
import { isPaused } from '../machine-facts.ts'
import type { Talk } from '../talk.ts'

/**
 * What a publication chose for those who stand at some steps of old versions: the run goes on at a step of the new
 * version, or is finished. At night it waits for the end of the quiet hours, under another flow for the end of that.
 * Returns a note where nothing is done.
 */
export function migrate(talk: Talk, payload: MigratePayload): string | undefined {
  const { flow, versions, version, steps } = payload
  if (isPaused(talk.facts, talk.now)) return 'stays on the old version: paused'
  const affected = talk.stack.frames.filter(
    (frame) =>
      frame.flow === flow && versions.includes(frame.version) && steps[stepOf(frame)] !== undefined,
  )
  if (affected.length === 0) return 'stands somewhere else by now'
  for (const frame of affected) {
    const from = stepOf(frame)
    const choice = steps[from]
    const to = choice?.startsWith('move:') ? choice.slice('move:'.length) : undefined
    const target = to === undefined || version === undefined ? {} : { version, to }
    talk.stack.replace({ ...frame, moving: { from, ...target } })
  }
  if (affected.some((frame) => frame.id === talk.stack.top?.id)) talk.moveWhenAwake()
  return undefined
}
