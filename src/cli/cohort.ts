import type { Command } from './commands.ts'
import { misused } from './usage.ts'

/** What can be done with cohorts: a file each, loaded when it is asked for. */
const VERBS: Readonly<Record<string, () => Promise<Command>>> = {
  add: async () => (await import('./cohort/add.ts')).addCommand,
  list: async () => (await import('./cohort/list.ts')).listCommand,
  show: async () => (await import('./cohort/show.ts')).showCommand,
  set: async () => (await import('./cohort/set.ts')).setCommand,
  'move-date': async () => (await import('./cohort/move-date.ts')).moveDateCommand,
  'add-sharer': async () => (await import('./cohort/add-sharer.ts')).addSharerCommand,
  'merge-contact': async () => (await import('./cohort/merge-contact.ts')).mergeContactCommand,
  'add-date': async () => (await import('./cohort/add-date.ts')).addDateCommand,
}

/** `cohort add | list | show | set | move-date | add-sharer | merge-contact | add-date`. */
export async function cohortCommand([verb = '', ...args]: string[]): Promise<number> {
  const load = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined
  if (!load) throw misused('cohort')
  return (await load())(args)
}
