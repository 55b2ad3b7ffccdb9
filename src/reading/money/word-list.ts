import { z } from 'zod'

/** Words and phrases of a vocabulary file: one string, a comma or a new line between them. */
export const wordList = z.string().transform((text) =>
  text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== ''),
)
