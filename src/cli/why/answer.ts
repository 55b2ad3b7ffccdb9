import { localText } from '../../calendar/local.ts'

/** What `why` has found: for machines, and line by line for people. */
export type Answer = { readonly facts: unknown; readonly lines: readonly string[] }

/** A moment as people read it, `2026-11-30 18:00`. */
export function timeText(moment: number, zone: string): string {
  return localText(moment, zone).replace('T', ' ')
}
