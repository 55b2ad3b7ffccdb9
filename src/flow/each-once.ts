import { z } from 'zod'

/** A list in which nothing stands twice. */
export function eachOnce<Item extends z.ZodType<string>>(item: Item) {
  return z.array(item).refine(isEachOnce, 'expected each once')
}

function isEachOnce(all: readonly string[]): boolean {
  return new Set(all).size === all.length
}
