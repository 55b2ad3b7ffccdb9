import { systemClock } from '../../../src/clock.ts'
import { publishChanges } from '../../../src/office/publishing/publish.ts'
import { planPublish } from '../../../src/office/publishing/publish-plan.ts'
import type { Choices } from '../../../src/flow/publish/choice.ts'
import { loadLibrary } from '../../../src/flow/library.ts'
import { openDatabase } from '../../../src/store/open.ts'

/* A process that publishes the files of a checkout and is killed as soon as that is committed. */

const [root = '', database = '', choices = '{}'] = process.argv.slice(2)
const store = await openDatabase(database, systemClock.now())
const { changes } = await store.read((db) => planPublish(db, loadLibrary(root)))
await publishChanges(store, changes, {
  kind: 'publish',
  by: 'ana',
  now: systemClock.now().getTime(),
  choices: new Map([['survey', JSON.parse(choices) as Choices]]),
})
process.kill(process.pid, 'SIGKILL')
