import type { Store } from '../../src/store/store.ts'

export const TRAINERS = 200
export const PEOPLE_EACH = 25

/** 200 trainers, each with a cohort of 25 people who all have an open ticket: as rows, who they are is all that matters. */
export async function fill(into: Store, now: number): Promise<void> {
  const chats: { id: number; chat: string; role: string; cohort: number | null; name: string }[] =
    []
  const cohorts: Record<string, string | number | null>[] = []
  for (let trainer = 0; trainer < TRAINERS; trainer += 1) {
    const id = trainer * (PEOPLE_EACH + 1) + 1
    chats.push({
      id,
      chat: `trainer-${trainer}`,
      role: 'trainer',
      cohort: null,
      name: `Doña ${trainer}`,
    })
    cohorts.push({
      id: trainer + 1,
      programme: 'fundap',
      name: `Grupo ${trainer}`,
      start_date: '2026-11-16',
      class_code: `A${trainer}`,
      trainer_code: `B${trainer}`,
      trainer_id: id,
      audio: 0,
      created_at: now,
    })
    for (let person = 0; person < PEOPLE_EACH; person += 1) {
      const chat = `person-${trainer}-${person}`
      const name = `Persona ${trainer}-${person}`
      chats.push({ id: id + 1 + person, chat, role: 'entrepreneur', cohort: trainer + 1, name })
    }
  }
  const people = chats.filter(({ role }) => role === 'entrepreneur')
  await into.transact(async (tx) => {
    await tx.insertMany('cohorts', cohorts)
    await tx.insertMany(
      'contacts',
      chats.map(({ id, role, cohort, name }) => ({
        id,
        role,
        status: 'active',
        cohort_id: cohort,
        name,
        address_id: id,
        consent_at: now,
        created_at: now,
      })),
    )
    await tx.insertMany(
      'addresses',
      chats.map(({ id, chat }) => ({
        id,
        contact_id: id,
        channel: 'simulator',
        account: 'simulator',
        chat,
        status: 'open',
        created_at: now,
      })),
    )
    await tx.insertMany(
      'tickets',
      people.map(({ id, cohort }) => ({
        contact_id: id,
        owner_id: ((cohort ?? 1) - 1) * (PEOPLE_EACH + 1) + 1,
        reason: 'unread-answer',
        priority: 'normal',
        status: 'open',
        times: 1,
        opened_at: now - 1_000,
        alerted_at: now - 1_000,
        due_at: now + 8 * 3_600_000,
        wake_at: now + 8 * 3_600_000,
      })),
    )
  })
}
