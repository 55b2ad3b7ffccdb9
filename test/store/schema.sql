CREATE TABLE access (
  id integer primary key autoincrement,
  programme text not null,
  role text not null check (role = 'coordinator' or role = 'safeguarding' or role = 'deputy'),
  name text,
  code text unique,
  contact_id integer references contacts (id),
  created_at integer not null,
  joined_at integer,
  removed_at integer
) strict;

CREATE INDEX access_contact on access (contact_id);

CREATE TABLE address_contacts (
  address_id integer not null references addresses (id),
  contact_id integer not null references contacts (id),
  primary key (address_id, contact_id)
) strict;

CREATE INDEX address_contacts_contact on address_contacts (contact_id);

CREATE TABLE addresses (
  id integer primary key autoincrement,
  contact_id integer not null references contacts (id),
  channel text not null,
  account text not null,
  chat text not null,
  status text not null check (status = 'open' or status = 'blocked' or status = 'gone'),
  unsure integer not null default 0 check (unsure in (0, 1)),
  created_at integer not null,
  unique (account, chat)
) strict;

CREATE INDEX addresses_contact on addresses (contact_id);

CREATE TABLE cohort_dates (
  id integer primary key autoincrement,
  cohort_id integer not null references cohorts (id),
  kind text not null check (kind = 'module' or kind = 'visit' or kind = 'harvest'),
  number integer not null,
  date text not null,
  moved_from text,
  moved_at integer,
  moved_by text,
  unique (cohort_id, kind, number)
) strict;

CREATE TABLE cohorts (
  id integer primary key autoincrement,
  programme text not null,
  name text not null,
  start_date text not null,
  class_code text not null unique,
  trainer_code text not null unique,
  trainer_id integer,
  weekday integer,
  hour text,
  backup_code text unique,
  backup_id integer,
  language text,
  audio integer not null default 0 check (audio in (0, 1)),
  created_at integer not null
) strict;

CREATE INDEX cohorts_backup on cohorts (backup_id) where backup_id is not null;

CREATE INDEX cohorts_trainer on cohorts (trainer_id) where trainer_id is not null;

CREATE TABLE consents (
  id integer primary key autoincrement,
  contact_id integer not null references contacts (id),
  cohort_id integer references cohorts (id),
  text text not null,
  version text not null,
  accepted_at integer not null,
  input_id integer not null references inputs (id)
) strict;

CREATE TABLE contacts (
  id integer primary key autoincrement,
  role text not null check (role = 'entrepreneur' or role = 'trainer' or role = 'coordinator' or role = 'safeguarding'),
  status text not null check (status = 'new' or status = 'invited' or status = 'active' or status = 'declined' or status = 'stopped'),
  cohort_id integer references cohorts (id),
  name text,
  language text,
  fields text,
  address_id integer,
  phone text,
  code text,
  call_list integer not null default 0 check (call_list in (0, 1)),
  hold text check (hold in ('talk', 'safety')),
  zone text,
  planned_on text not null default '',
  held_at integer,
  asked_ticket_id integer,
  away_until text,
  digest text check (digest in ('weekly')),
  consent_text text,
  consent_version text,
  consent_at integer,
  consent_input_id integer,
  created_at integer not null
) strict;

CREATE INDEX contacts_cohort on contacts (cohort_id);

CREATE INDEX contacts_digest on contacts (id) where digest is not null;

CREATE INDEX contacts_phone on contacts (phone) where phone is not null;

CREATE INDEX contacts_unplanned on contacts (planned_on) where consent_at is not null;

CREATE INDEX contacts_zone on contacts (zone) where zone is not null;

CREATE TABLE conversations (
  contact_id integer primary key references contacts (id),
  state text not null,
  flow text,
  version text,
  step text,
  below text,
  updated_at integer not null
) strict;

CREATE TABLE desks (
  contact_id integer primary key references contacts (id),
  prompt text,
  at integer not null
) strict;

CREATE TABLE disclosures (
  id integer primary key autoincrement,
  case_id integer not null references safety_cases (id),
  input_id integer not null references inputs (id),
  text text not null,
  media text,
  heard_at integer not null
) strict;

CREATE INDEX disclosures_case on disclosures (case_id, id);

CREATE INDEX disclosures_input on disclosures (input_id);

CREATE TABLE figure_edits (
  id integer primary key autoincrement,
  contact_id integer not null references contacts (id),
  figure text not null,
  week text not null,
  minor integer,
  status text not null,
  raw text not null,
  rule text not null,
  recorded_at integer not null,
  replaced_at integer not null,
  input_id integer not null references inputs (id)
  , cohort_id integer references cohorts (id), currency text) strict;

CREATE INDEX figure_edits_input on figure_edits (input_id);

CREATE TABLE figures (
  id integer primary key autoincrement,
  contact_id integer not null references contacts (id),
  cohort_id integer not null references cohorts (id),
  figure text not null,
  week text not null,
  minor integer,
  currency text not null,
  status text not null check (status = 'recorded' or status = 'confirmed' or status = 'corrected' or status = 'missing'),
  raw text not null,
  rule text not null,
  approximate integer not null check (approximate in (0, 1)),
  low integer,
  high integer,
  confirmed_by text,
  method text not null,
  recorded_at integer not null,
  input_id integer not null references inputs (id),
  unique (contact_id, figure, week),
  check (minor is not null or status = 'missing')
) strict;

CREATE INDEX figures_input on figures (input_id);

CREATE TABLE flow_versions (
  version text primary key,
  flow text not null,
  source text not null,
  created_at integer not null
) strict;

CREATE TABLE incidents (
  id integer primary key autoincrement,
  account text not null,
  kind text not null,
  programme text,
  detail text not null,
  at integer not null
) strict;

CREATE TABLE inputs (
  id integer primary key autoincrement,
  account text not null,
  external_id text not null,
  contact_id integer not null references contacts (id),
  address_id integer references addresses (id),
  payload text not null,
  status text not null check (status = 'waiting' or status = 'held' or status = 'done' or status = 'dead'),
  attempts integer not null,
  heard_at integer not null,
  done_at integer,
  problem text,
  unique (account, external_id)
) strict;

CREATE INDEX inputs_contact on inputs (contact_id, id);

CREATE INDEX inputs_dead on inputs (id) where status = 'dead';

CREATE INDEX inputs_held on inputs (contact_id) where status = 'held';

CREATE INDEX inputs_waiting on inputs (id) where status = 'waiting';

CREATE TABLE leases (
  name text primary key,
  fence integer not null,
  holder text,
  beat integer not null
) strict;

CREATE TABLE messages (
  id integer primary key autoincrement,
  key text not null unique,
  contact_id integer not null references contacts (id),
  address_id integer not null references addresses (id),
  class text not null check (class = 'reply' or class = 'reminder' or class = 'broadcast' or class = 'alert'),
  text text not null,
  choices text,
  media text,
  ticket_id integer,
  fallback text,
  disclosure_id integer,
  status text not null check (status = 'queued' or status = 'sending' or status = 'sent' or status = 'unknown' or status = 'failed' or status = 'cancelled'),
  attempts integer not null,
  due_at integer not null,
  external_id text,
  reason text,
  said_by text,
  created_at integer not null,
  attempted_at integer,
  sent_at integer,
  delivered_at integer,
  read_at integer,
  billing text
) strict;

CREATE INDEX messages_contact on messages (contact_id, id) where status in ('queued', 'sending');

CREATE INDEX messages_fallback on messages (fallback) where fallback is not null;

CREATE INDEX messages_sent on messages (sent_at) where class in ('reminder', 'broadcast');

CREATE INDEX messages_ticket on messages (address_id, external_id) where ticket_id is not null;

CREATE INDEX messages_told on messages (contact_id, id) where ticket_id is not null;

CREATE INDEX messages_tried on messages (contact_id, id) where status in ('sent', 'failed', 'unknown');

CREATE INDEX messages_trouble on messages (status) where status in ('unknown', 'failed');

CREATE INDEX messages_written on messages (contact_id, created_at) where class = 'reminder';

CREATE TABLE migrations (
  version integer primary key,
  name text not null,
  applied_at integer not null
) strict;

CREATE TABLE occurrences (
  id integer primary key autoincrement,
  contact_id integer not null references contacts (id),
  schedule text not null,
  flow text not null,
  day text not null,
  nominal text not null,
  zone text not null,
  due_at integer not null,
  planned_at integer not null,
  late_at integer not null,
  status text not null check (status = 'waiting' or status = 'started' or status = 'merged' or status = 'skipped'),
  moves text not null,
  reason text,
  decided_at integer,
  unique (contact_id, schedule, day)
) strict;

CREATE INDEX occurrences_open on occurrences (contact_id) where status = 'waiting';

CREATE INDEX occurrences_skipped on occurrences (decided_at) where status = 'skipped';

CREATE INDEX occurrences_waiting on occurrences (planned_at) where status = 'waiting';

CREATE TABLE publications (
  id integer primary key autoincrement,
  flow text not null,
  version text references flow_versions (version),
  kind text not null check (kind = 'import' or kind = 'publish' or kind = 'rollback' or kind = 'removal'),
  origin text not null check (origin in ('files', 'console')),
  choices text,
  published_by text not null,
  published_at integer not null,
  pulled_at integer,
  replaced_at integer,
  check (version is not null or kind in ('import', 'removal'))
) strict;

CREATE UNIQUE INDEX publications_current on publications (flow) where replaced_at is null;

CREATE TABLE safety_cases (
  id integer primary key autoincrement,
  contact_id integer not null references contacts (id),
  programme text not null,
  category text not null,
  urgent integer not null check (urgent in (0, 1)),
  stage text not null check (stage = 'danger' or stage = 'whom' or stage = 'told'),
  opened_at integer not null,
  wake_at integer,
  acknowledged_at integer,
  acknowledged_by integer references contacts (id),
  cleared_at integer
) strict;

CREATE UNIQUE INDEX safety_cases_open on safety_cases (contact_id) where cleared_at is null;

CREATE INDEX safety_cases_wake on safety_cases (wake_at) where wake_at is not null;

CREATE TABLE safety_events (
  id integer primary key autoincrement,
  case_id integer not null references safety_cases (id),
  type text not null,
  person_id integer references contacts (id),
  name text,
  at integer not null
) strict;

CREATE INDEX safety_events_case on safety_events (case_id, id);

CREATE TABLE safety_prompts (
  contact_id integer primary key references contacts (id),
  case_id integer not null references safety_cases (id),
  shown text not null check (shown = 'alert' or shown = 'menu' or shown = 'clear'),
  at integer not null
) strict;

CREATE TABLE settings (
  key text primary key,
  value text not null
) strict;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE ticket_events (
  id integer primary key autoincrement,
  ticket_id integer not null references tickets (id),
  type text not null,
  person_id integer references contacts (id),
  at integer not null,
  note text
) strict;

CREATE INDEX ticket_events_alerted on ticket_events (person_id, id) where type = 'alerted';

CREATE INDEX ticket_events_ticket on ticket_events (ticket_id, id);

CREATE TABLE tickets (
  id integer primary key autoincrement,
  contact_id integer not null references contacts (id),
  owner_id integer references contacts (id),
  reason text not null,
  priority text not null check (priority = 'high' or priority = 'normal' or priority = 'low'),
  status text not null check (status = 'open' or status = 'claimed' or status = 'closed'),
  promise text check (promise in ('talk', 'call')),
  times integer not null,
  opened_at integer not null,
  alerted_at integer,
  due_at integer not null,
  wake_at integer,
  acknowledged_at integer,
  relayed_at integer,
  overdue_at integer,
  closed_at integer,
  closed_by integer references contacts (id),
  note text,
  resolved integer check (resolved in (0, 1))
) strict;

CREATE UNIQUE INDEX tickets_open on tickets (contact_id, reason) where closed_at is null;

CREATE INDEX tickets_overdue on tickets (id) where overdue_at is not null and closed_at is null;

CREATE INDEX tickets_owner on tickets (owner_id) where closed_at is null;

CREATE INDEX tickets_wake on tickets (wake_at) where wake_at is not null;

CREATE TABLE timers (
  contact_id integer not null references contacts (id),
  key text not null,
  due_at integer not null,
  payload text not null,
  primary key (contact_id, key)
) strict;

CREATE INDEX timers_due on timers (due_at);

CREATE TABLE whatsapp_keys (
  account text not null,
  type text not null,
  id text not null,
  value text not null,
  primary key (account, type, id)
) strict;
