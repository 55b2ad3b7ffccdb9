import type { z } from 'zod'

/** Lists by their names in which no text stands twice, nor in two of them: it could mean either. */
export function inOneList(at: readonly PropertyKey[], same: (text: string) => string = String) {
  return (lists: Readonly<Record<string, readonly string[]>>, context: z.RefinementCtx): void => {
    const seen = new Set<string>()
    for (const [name, texts] of Object.entries(lists)) {
      for (const [index, text] of texts.entries()) {
        const path = [name, ...at, index]
        if (seen.has(same(text)))
          context.addIssue({ code: 'custom', path, message: 'expected in one list' })
        seen.add(same(text))
      }
    }
  }
}
