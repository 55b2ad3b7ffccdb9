import { expect, test } from 'vitest'
import { giveAccess } from '../../src/office/access/access.ts'
import { Stage } from '../../src/stories/stage.ts'
import { library, list, MONDAY, people } from './listing.ts'

test.each(['trainer', 'backup', 'coordinator'])(
  'the number of a %s who has joined is nobody else’s',
  async (who) => {
    await using stage = await Stage.set(library, 'fusai', MONDAY, undefined, 'whatsapp')
    const chat = '50370120000@s.whatsapp.net'
    const code = await codeOf(who, stage)
    await stage.write(chat, code)
    const { outcomes, refused } = await list(
      stage,
      'nombre,tel\nMaría López,7012-0000\nAna Gil,7012-9999\n',
    )
    expect({ outcomes, refused }).toEqual({
      outcomes: [[3, 'new']],
      refused: [[2, 'is-trainer']],
    })
    const moved = await list(stage, 'nombre,tel\nAna Gil,7012-0000\n')
    expect(moved.refused).toEqual([[2, 'is-trainer']])
  },
)

test.each(['trainer', 'backup', 'coordinator'])(
  'a %s who writes her code from a number that stands on the list is none of the list',
  async (who) => {
    await using stage = await Stage.set(library, 'fusai', MONDAY, undefined, 'whatsapp')
    const code = await codeOf(who, stage)
    await list(stage, 'nombre,tel\nMaría López,7012-0000\nAna Gil,7012-0000\n')
    const chat = '50370120000@s.whatsapp.net'
    await stage.write(chat, `buenas, ${code}`)
    expect(stage.unread(chat).join()).toMatch(/este chat|recibe aquí/)
    expect(await people(stage)).toMatchObject([
      { name: 'María López', status: 'invited' },
      { name: 'Ana Gil', status: 'invited' },
    ])
  },
)

async function codeOf(who: string, stage: Stage): Promise<string> {
  if (who === 'trainer') return stage.trainerCode
  if (who === 'backup') return stage.backupCode
  const role = { programme: 'fusai', role: 'coordinator', name: 'Licda. Rosa' } as const
  const { code } = await giveAccess(role, { store: stage.store, library, now: stage.clock.now() })
  return code
}
