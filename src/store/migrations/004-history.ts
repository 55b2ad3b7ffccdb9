import type { ColumnTypes } from './migrations.ts'

export const name = 'history'

/**
 * What is looked for in a history that only grows: somebody's last message, a week's reminders, what came of an input. And of a
 * figure that was replaced, to whom it was told and in which currency: she may have gone to another organisation since.
 */
export function up({ int }: ColumnTypes): readonly string[] {
  return [
    `alter table figure_edits add column cohort_id ${int} references cohorts (id)`,
    `alter table figure_edits add column currency text`,
    `create index messages_tried on messages (contact_id, id) where status in ('sent', 'failed', 'unknown')`,
    `create index messages_sent on messages (sent_at) where class in ('reminder', 'broadcast')`,
    `create index figures_input on figures (input_id)`,
    `create index figure_edits_input on figure_edits (input_id)`,
    `create index disclosures_input on disclosures (input_id)`,
  ]
}
