import type { ColumnTypes } from './migrations.ts'

export const name = 'init'

export function up({ id, int, strict }: ColumnTypes): readonly string[] {
  return [
    `create table cohorts (
      id ${id},
      programme text not null,
      name text not null,
      start_date text not null,
      class_code text not null unique,
      trainer_code text not null unique,
      trainer_id ${int},
      backup_code text unique,
      backup_id ${int},
      language text,
      audio ${int} not null default 0 check (audio in (0, 1)),
      created_at ${int} not null
    ) ${strict}`,
    `create table cohort_dates (
      id ${id},
      cohort_id ${int} not null references cohorts (id),
      kind text not null check (kind in ('module', 'visit', 'harvest')),
      number ${int} not null,
      date text not null,
      moved_from text,
      moved_at ${int},
      moved_by text,
      unique (cohort_id, kind, number)
    ) ${strict}`,
    `create table contacts (
      id ${id},
      role text not null check (role in ('entrepreneur', 'trainer', 'coordinator', 'safeguarding')),
      status text not null check (status in ('new', 'invited', 'active', 'declined', 'stopped')),
      cohort_id ${int} references cohorts (id),
      name text,
      language text,
      fields text,
      address_id ${int},
      phone text,
      call_list ${int} not null default 0 check (call_list in (0, 1)),
      hold text check (hold in ('talk', 'safety')),
      consent_text text,
      consent_version text,
      consent_at ${int},
      consent_input_id ${int},
      created_at ${int} not null
    ) ${strict}`,
    `create index contacts_cohort on contacts (cohort_id)`,
    `create index contacts_phone on contacts (phone) where phone is not null`,
    `create table addresses (
      id ${id},
      contact_id ${int} not null references contacts (id),
      channel text not null,
      account text not null,
      chat text not null,
      status text not null check (status in ('open', 'blocked', 'gone')),
      unsure ${int} not null default 0 check (unsure in (0, 1)),
      created_at ${int} not null,
      unique (account, chat)
    ) ${strict}`,
    `create table address_contacts (
      address_id ${int} not null references addresses (id),
      contact_id ${int} not null references contacts (id),
      primary key (address_id, contact_id)
    ) ${strict}`,
    `create index address_contacts_contact on address_contacts (contact_id)`,
    `create index addresses_contact on addresses (contact_id)`,
    `create table access (
      id ${id},
      programme text not null,
      role text not null check (role in ('coordinator', 'safeguarding', 'deputy')),
      name text,
      code text unique,
      contact_id ${int} references contacts (id),
      created_at ${int} not null,
      joined_at ${int},
      removed_at ${int}
    ) ${strict}`,
    `create index access_contact on access (contact_id)`,
    `create table inputs (
      id ${id},
      account text not null,
      external_id text not null,
      contact_id ${int} not null references contacts (id),
      address_id ${int} references addresses (id),
      payload text not null,
      status text not null check (status in ('waiting', 'done', 'dead')),
      attempts ${int} not null,
      heard_at ${int} not null,
      done_at ${int},
      problem text,
      unique (account, external_id)
    ) ${strict}`,
    `create index inputs_waiting on inputs (id) where status = 'waiting'`,
    `create index inputs_contact on inputs (contact_id, id)`,
    `create index inputs_dead on inputs (id) where status = 'dead'`,
    `create table consents (
      id ${id},
      contact_id ${int} not null references contacts (id),
      cohort_id ${int} references cohorts (id),
      text text not null,
      version text not null,
      accepted_at ${int} not null,
      input_id ${int} not null references inputs (id)
    ) ${strict}`,
    `create table conversations (
      contact_id ${int} primary key references contacts (id),
      state text not null,
      flow text,
      version text,
      step text,
      below text,
      updated_at ${int} not null
    ) ${strict}`,
    `create table messages (
      id ${id},
      key text not null unique,
      contact_id ${int} not null references contacts (id),
      address_id ${int} not null references addresses (id),
      class text not null check (class in ('reply', 'reminder', 'broadcast', 'alert')),
      text text not null,
      choices text,
      media text,
      fallback text,
      status text not null check (status in ('queued', 'sending', 'sent', 'unknown', 'failed', 'cancelled')),
      attempts ${int} not null,
      due_at ${int} not null,
      external_id text,
      reason text,
      created_at ${int} not null,
      attempted_at ${int},
      sent_at ${int},
      delivered_at ${int},
      read_at ${int}
    ) ${strict}`,
    `create index messages_contact on messages (contact_id, id) where status in ('queued', 'sending')`,
    `create index messages_fallback on messages (fallback) where fallback is not null`,
    `create index messages_trouble on messages (status) where status in ('unknown', 'failed')`,
    `create table timers (
      contact_id ${int} not null references contacts (id),
      key text not null,
      due_at ${int} not null,
      payload text not null,
      primary key (contact_id, key)
    ) ${strict}`,
    `create index timers_due on timers (due_at)`,
    `create table figures (
      id ${id},
      contact_id ${int} not null references contacts (id),
      cohort_id ${int} not null references cohorts (id),
      figure text not null,
      week text not null,
      minor ${int},
      currency text not null,
      status text not null check (status in ('recorded', 'confirmed', 'corrected', 'missing')),
      raw text not null,
      rule text not null,
      approximate ${int} not null check (approximate in (0, 1)),
      low ${int},
      high ${int},
      confirmed_by text,
      method text not null,
      recorded_at ${int} not null,
      input_id ${int} not null references inputs (id),
      unique (contact_id, figure, week),
      check (minor is not null or status = 'missing')
    ) ${strict}`,
    `create table figure_edits (
      id ${id},
      contact_id ${int} not null references contacts (id),
      figure text not null,
      week text not null,
      minor ${int},
      status text not null,
      raw text not null,
      rule text not null,
      recorded_at ${int} not null,
      replaced_at ${int} not null,
      input_id ${int} not null references inputs (id)
    ) ${strict}`,
    `create table tickets (
      id ${id},
      contact_id ${int} not null references contacts (id),
      trainer_id ${int} references contacts (id),
      reason text not null,
      status text not null check (status in ('open', 'closed')),
      opened_at ${int} not null,
      closed_at ${int}
    ) ${strict}`,
    `create unique index tickets_open on tickets (contact_id, reason) where status = 'open'`,
    `create table flow_versions (
      version text primary key,
      flow text not null,
      source text not null,
      created_at ${int} not null
    ) ${strict}`,
    `create table publications (
      id ${id},
      flow text not null,
      version text references flow_versions (version),
      kind text not null check (kind in ('import', 'publish', 'rollback', 'removal')),
      origin text not null check (origin in ('files', 'console')),
      choices text,
      published_by text not null,
      published_at ${int} not null,
      pulled_at ${int},
      replaced_at ${int},
      check (version is not null or kind in ('import', 'removal'))
    ) ${strict}`,
    `create unique index publications_current on publications (flow) where replaced_at is null`,
    `create table whatsapp_keys (
      account text not null,
      type text not null,
      id text not null,
      value text not null,
      primary key (account, type, id)
    ) ${strict}`,
    `create table incidents (
      id ${id},
      account text not null,
      kind text not null,
      detail text not null,
      at ${int} not null
    ) ${strict}`,
    `create table settings (
      key text primary key,
      value text not null
    ) ${strict}`,
  ]
}
