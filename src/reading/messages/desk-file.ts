import { z } from 'zod'
import { ENTRY_METHODS } from '../../model/figure.ts'
import { inOneList } from '../in-one-list.ts'
import { phrases } from '../words-file.ts'

/** What a trainer can ask of the desk, in the order of the menu's lines where they stand in it. */
export const COMMANDS = [
  'menu',
  'pending',
  'take',
  'hand-over',
  'close',
  'group-today',
  'call-list',
  'visit-list',
  'enter-figure',
  'move-date',
  'open-harvest',
  'away',
  'back',
  'digest',
] as const
export type CommandName = (typeof COMMANDS)[number]

const command = z.strictObject({ whole: phrases, starts: phrases })
const commands = z
  .record(z.enum(COMMANDS), command)
  .superRefine(eachIn('whole'))
  .superRefine(eachIn('starts'))

/** A phrase asks for one command: of two that have it, nobody could say which is meant. */
function eachIn(place: 'whole' | 'starts') {
  const check = inOneList([place])
  return (all: Readonly<Record<string, z.infer<typeof command>>>, context: z.RefinementCtx): void =>
    check(
      Object.fromEntries(Object.entries(all).map(([name, each]) => [name, each[place]])),
      context,
    )
}

/** `locales/<locale>/desk.yaml` */
export const commandsFile = z.strictObject({
  commands,
  methods: z.record(z.enum(ENTRY_METHODS), phrases),
  farewells: phrases,
  nothing: phrases,
})
