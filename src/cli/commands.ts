/** A command takes what stands behind its name and returns the exit code. */
export type Command = (args: string[]) => Promise<number>

/** What a command is for, in a line; how it is called, a line a way; and its code, loaded only when it is called. */
export type Described = {
  readonly about: string
  readonly usage: readonly string[]
  load(): Promise<Command>
}

/** Every command; `help`, docs/commands.md and the commands' own refusals are made from this. */
export const COMMANDS: Readonly<Record<string, Described>> = {
  start: {
    about: 'runs the service (the same as npm start)',
    usage: ['start'],
    load: async () => (await import('./start.ts')).startCommand,
  },
  chat: {
    about: 'talks with the bot in the terminal, with a trainer and a clock that can jump',
    usage: ['chat [--story FILE]'],
    load: async () => (await import('./chat.ts')).chatCommand,
  },
  cohort: {
    about: 'groups: their codes, day and hour, dates, people',
    usage: [
      'cohort add --programme fundap --name "Grupo 1" --start 2026-11-23 [--language quc] [--audio] ' +
        '[--day tuesday] [--hour 17:00] [--words es|en] [--json]',
      'cohort list [--programme fundap] [--json]',
      'cohort show CODE [--json]',
      'cohort set CODE --day tuesday|none [--hour 17:00|none] [--json]',
      'cohort set CODE --hour 17:00|none [--json]',
      'cohort move-date CODE module|visit|harvest NUMBER --to 2026-12-15 [--by NAME] [--json]',
      'cohort add-date CODE visit|harvest 2026-12-01 [--json]',
      'cohort add-sharer CODE --name Marta --phone-of CONTACT [--json]',
      'cohort merge-contact CONTACT --from CONTACT [--apply] [--json]',
    ],
    load: async () => (await import('./cohort.ts')).cohortCommand,
  },
  access: {
    about: 'who coordinates a programme, and who decides when somebody is in danger',
    usage: [
      'access add --programme fundap --role coordinator|safeguarding|deputy [--name "Licda. Rosa"] [--json]',
      'access list [--json]',
      'access remove NUMBER',
    ],
    load: async () => (await import('./access.ts')).accessCommand,
  },
  safety: {
    about: 'people who are held because they may be in danger',
    usage: ['safety list [--json]', 'safety clear CASE --by "Licda. Marta"'],
    load: async () => (await import('./safety.ts')).safetyCommand,
  },
  trigger: {
    about: 'starts a flow for people now',
    usage: ['trigger FLOW --cohort CODE | --contact CONTACT [--json]'],
    load: async () => (await import('./trigger.ts')).triggerCommand,
  },
  calendar: {
    about: 'who would get what and when; sends nothing',
    usage: [
      'calendar --programme fundap | --cohort CODE | --contact CONTACT [--from 2026-11-30] [--days 30] [--json]',
    ],
    load: async () => (await import('./calendar.ts')).calendarCommand,
  },
  why: {
    about: 'why a message was sent, or what of a person was skipped and moved',
    usage: ['why MESSAGE | --contact CONTACT [--json]'],
    load: async () => (await import('./why.ts')).whyCommand,
  },
  import: {
    about:
      'what a list in CSV or XLSX would change; --apply does it; exit code 1 where the file or a row of it is refused, ' +
      'though the other rows go in',
    usage: ['import contacts FILE --cohort CODE [--apply] [--by NAME] [--json]'],
    load: async () => (await import('./import.ts')).importCommand,
  },
  figure: {
    about: 'enters what a trainer was told',
    usage: [
      'figure enter --contact CONTACT --week 2026-W47 --amount 450 [--figure sales] ' +
        '[--method trainer-call|trainer-visit] [--by NAME] [--json]',
    ],
    load: async () => (await import('./figure.ts')).figureCommand,
  },
  simulate: {
    about:
      'the whole service with invented people on a virtual clock; --capacity: accounts, cores, disk and cost for so many',
    usage: [
      'simulate [--programme fusai] [--contacts 1000] [--weeks 12] [--seed 7] [--json]',
      'simulate --capacity [--people 1000000] [--core-month 15] [--gigabyte-month 0.1] [--json]',
    ],
    load: async () => (await import('./simulate.ts')).simulateCommand,
  },
  export: {
    about: 'every figure, on standard output',
    usage: ['export figures --format csv'],
    load: async () => (await import('./export.ts')).exportCommand,
  },
  check: {
    about: 'checks the flows, programmes and texts; lists every problem with its cure',
    usage: ['check [PATH ...] [--language es|en] [--languages] [--json]'],
    load: async () => (await import('./check.ts')).checkCommand,
  },
  stories: {
    about: 'plays the stories; --update rewrites what they expect',
    usage: ['stories [FILE|FOLDER ...] [--update] [--json]'],
    load: async () => (await import('./stories.ts')).storiesCommand,
  },
  publish: {
    about: 'what the files say goes live, or what was live before',
    usage: [
      'publish [FLOW ...] [--removed FLOW.STEP=stay|finish|move:STEP] [--overwrite FLOW] [--by NAME] [--json]',
      'publish --diff [FLOW ...] [--json]',
      'publish --history [FLOW] [--json]',
      'publish --rollback FLOW [--to VERSION] [--removed FLOW.STEP=…] [--by NAME] [--json]',
      'publish --pull [FLOW ...] [--force]',
    ],
    load: async () => (await import('./publish.ts')).publishCommand,
  },
  overlay: {
    about: 'what changed in a flow since a programme changed it; --accept once it is read',
    usage: ['overlay PROGRAMME/FLOW [--accept]'],
    load: async () => (await import('./overlay.ts')).overlayCommand,
  },
  backup: {
    about: 'copies the SQLite file beside the running service into a new file, and reads it again',
    usage: ['backup FILE [--json]'],
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  restore: {
    about:
      'puts a backup in the place of the stopped service’s SQLite file; with --replace the old one is kept beside it',
    usage: ['restore FILE [--replace] [--json]'],
    load: async () => (await import('./restore.ts')).restoreCommand,
  },
  'migrate-to': {
    about: 'copies the stopped service’s SQLite file to PostgreSQL, every row compared',
    usage: ['migrate-to postgres://user:password@host:5432/database [--json]'],
    load: async () => (await import('./migrate-to.ts')).migrateToCommand,
  },
  report: {
    about:
      'what official WhatsApp numbers cost, and what was not sent; who has not answered, and why',
    usage: [
      'report whatsapp-cost [--month 2026-11] [--json]',
      'report silence --cohort CODE [--json]',
    ],
    load: async () => (await import('./report.ts')).reportCommand,
  },
  pair: {
    about: 'links a WhatsApp account to a phone',
    usage: [
      'pair whatsapp --account NAME [--code +50255550000] [--json]',
      'pair whatsapp --account NAME --status [--json]',
      'pair whatsapp --account NAME --logout | --forget',
    ],
    load: async () => (await import('./pair.ts')).pairCommand,
  },
  drill: {
    about:
      'what would happen if a WhatsApp number were banned: who is reached elsewhere, whom to call',
    usage: ['drill ban --account NAME [--json]'],
    load: async () => (await import('./drill.ts')).drillCommand,
  },
  erase: {
    about: 'deletes all that is kept of a person who asks for it; --apply does it',
    usage: ['erase CONTACT [--apply] [--by NAME] [--json]'],
    load: async () => (await import('./erase.ts')).eraseCommand,
  },
  doctor: {
    about: 'is everything as it should be?',
    usage: ['doctor [--json]'],
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  bench: {
    about: 'how fast this machine is, in a checkout (the same as npm run bench)',
    usage: ['bench'],
    load: async () => (await import('./bench.ts')).benchCommand,
  },
  'read-money': {
    about: 'one text a line in, one JSON a line out',
    usage: ['read-money --country GT|CO|SV [--usual 1500]'],
    load: async () => (await import('./read-money.ts')).readMoneyCommand,
  },
}
