import type { Database } from '../store/store.ts'

/** How often Spanish was said to people of a language because it has no text yet: messages, and times by text. */
export type Fallbacks = Readonly<
  Record<string, { readonly messages: number; readonly texts: Readonly<Record<string, number>> }>
>

/** What was really sent in Spanish instead of the language that was chosen, by language. */
export async function readFallbacks(db: Database): Promise<Fallbacks> {
  const rows = await db
    .selectFrom('messages')
    .select(['fallback', (eb) => eb.fn.countAll<number | string>().as('count')])
    .where('fallback', 'is not', null)
    .where('status', '=', 'sent')
    .groupBy('fallback')
    .execute()
  const found: Record<string, { messages: number; texts: Record<string, number> }> = {}
  for (const { fallback, count } of rows) {
    const [language, names] = JSON.parse(fallback ?? '') as [string, readonly string[]]
    const { messages, texts } = (found[language] ??= { messages: 0, texts: {} })
    found[language] = { messages: messages + Number(count), texts }
    for (const name of names) texts[name] = (texts[name] ?? 0) + Number(count)
  }
  return found
}
