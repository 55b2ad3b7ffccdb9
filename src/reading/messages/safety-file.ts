import { z } from 'zod'
import { SAFETY_CATEGORIES } from '../../model/safety.ts'

const phrases = z.array(z.string().trim().min(1)).min(1)

/** `locales/<locale>/safety.yaml`; a country's file adds to its language's. */
export const safetySchema = z.strictObject({
  /** `needed` until the partner's safeguarding person has read the file; then who did and when. */
  review: z.string().min(1),
  groups: z.record(z.string(), z.array(z.string().trim().min(1))).default({}),
  'false-friends': z.array(z.string().trim().min(1)).default([]),
  signs: z
    .array(
      z.strictObject({
        category: z.enum(SAFETY_CATEGORIES),
        urgent: z.boolean().default(false),
        level: z.enum(['full', 'soft']).default('full'),
        /** Takes the place of a graver sign that it holds and goes on from. */
        instead: z.boolean().default(false),
        phrases,
      }),
    )
    .default([]),
})
