import { CONTACT, TRAINER, type Stage } from '../../src/stories/stage.ts'

/** María and Doña Ana have joined; what they heard meanwhile is still to be read. */
export async function joinBoth(stage: Stage): Promise<void> {
  for (const [chat, text] of [
    [TRAINER, stage.trainerCode],
    [TRAINER, 'Doña Ana'],
    [CONTACT, stage.classCode],
    [CONTACT, '1'],
    [CONTACT, 'María'],
  ] as const)
    await stage.write(chat, text)
}
