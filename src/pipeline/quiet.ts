import type { Clock } from '../clock.ts'
import type { Store } from '../store/store.ts'

/** Resolves when every input has had its turn and every message that is due has left. */
export async function untilQuiet(store: Store, clock: Clock): Promise<void> {
  for (;;) {
    const now = clock.now().getTime()
    const busy = await store.read(async (db) => {
      const input = db
        .selectFrom('inputs')
        .select('id')
        .where('status', '=', 'waiting')
        .executeTakeFirst()
      const message = db
        .selectFrom('messages')
        .select('id')
        .where('status', 'in', ['queued', 'sending'])
        .where('due_at', '<=', now)
        .executeTakeFirst()
      return (await input) ?? (await message)
    })
    if (!busy) return
    await clock.sleep(5)
  }
}
