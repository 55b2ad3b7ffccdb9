export const name = 'staff-indexes'

/** What the desk looks for with each message of the staff: her cohorts, what is overdue, what she was last told of. */
export function up(): readonly string[] {
  return [
    `create index cohorts_trainer on cohorts (trainer_id) where trainer_id is not null`,
    `create index cohorts_backup on cohorts (backup_id) where backup_id is not null`,
    `create index tickets_overdue on tickets (id) where overdue_at is not null and closed_at is null`,
    `create index messages_told on messages (contact_id, id) where ticket_id is not null`,
  ]
}
