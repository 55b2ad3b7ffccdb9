export const name = 'rare-rows'

/** What is looked for at each start among people and history, and is hardly ever there. */
export function up(): readonly string[] {
  return [
    `create index contacts_digest on contacts (id) where digest is not null`,
    `create index occurrences_skipped on occurrences (decided_at) where status = 'skipped'`,
  ]
}
