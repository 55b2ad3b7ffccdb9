import type { Clock } from '../clock.ts'
import { isAnyMessageDue } from '../store/talk/due-messages.ts'
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
      return (await input) !== undefined || isAnyMessageDue(db, now)
    })
    if (!busy) return
    await clock.sleep(5)
  }
}
