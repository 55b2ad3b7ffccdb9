import { z } from 'zod'
import { LINE_MONTHS, LINE_PURPOSES, type HelpLine } from '../../model/safety.ts'
import { isOlderThan } from '../age.ts'
import { readLocaleFiles } from '../locale-files.ts'

/** `locales/<locale>/help-lines.yaml`: the numbers people of a country can call. */
export const helpLinesSchema = z.strictObject({
  /** `needed` until the partner's safeguarding person has called each number; then who did and when. */
  review: z.string().min(1),
  lines: z
    .array(
      z
        .strictObject({
          for: z.enum(LINE_PURPOSES),
          name: z.string().min(1),
          phone: z.string().regex(/\d{3}/),
          hours: z.string().min(1).optional(),
          verified_on: z.iso.date(),
          source: z.string().min(1),
        })
        .transform(({ verified_on, ...line }): HelpLine => ({ ...line, verifiedOn: verified_on })),
    )
    .refine(
      (lines) => lines.some((line) => line.for === 'emergency'),
      'expected an emergency line',
    ),
})

/** The lines of a file as it was read from YAML; none where they are not as expected. */
export function readHelpLines(value: unknown): readonly HelpLine[] {
  return helpLinesSchema.safeParse(value).data?.lines ?? []
}

/** The help lines of a country's locale; throws a YamlError (file, line, cure) on bad data, an Error where there are none. */
export function loadHelpLines(locale: string, folder?: string): readonly HelpLine[] {
  return readLocaleFiles(locale, 'help-lines.yaml', helpLinesSchema, folder).flatMap(
    ({ data }) => data.lines,
  )
}

/** The lines nobody has verified for so long that they may not be relied on, on a local date (ISO). */
export function staleLines(lines: readonly HelpLine[], today: string): readonly HelpLine[] {
  return lines.filter(({ verifiedOn }) => isOlderThan(verifiedOn, LINE_MONTHS, today))
}
