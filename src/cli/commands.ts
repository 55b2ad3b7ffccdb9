/** A command takes what stands behind its name and returns the exit code. */
export type Command = (args: string[]) => Promise<number>

/** Every command, with the line `help` shows; each is loaded only when it is called. */
export const COMMANDS: Readonly<
  Record<string, { readonly about: string; load(): Promise<Command> }>
> = {
  start: {
    about: 'run the service (the same as npm start)',
    load: async () => (await import('./start.ts')).startCommand,
  },
  chat: {
    about: 'talk to the bot in the terminal, with a trainer and a clock that can jump',
    load: async () => (await import('./chat.ts')).chatCommand,
  },
  cohort: {
    about:
      'cohort add --programme fundap --name "Grupo 1" --start 2026-11-23 [--language quc] [--audio] [--day tuesday] [--hour 17:00]; ' +
      'list; show CODE; set CODE --day tuesday|none --hour 17:00|none; add-sharer CODE --name Marta --phone-of 7; merge-contact 7 --from 12 [--apply]; move-date CODE module 3 --to 2026-12-15; add-date CODE harvest 2026-12-01 [--json]',
    load: async () => (await import('./cohort.ts')).cohortCommand,
  },
  access: {
    about:
      'access add --programme fundap --role coordinator|safeguarding|deputy [--name NAME]: a code for her chat; list; remove N',
    load: async () => (await import('./access.ts')).accessCommand,
  },
  safety: {
    about:
      'safety list, or safety clear CASE --by NAME: people who are held because they may be in danger',
    load: async () => (await import('./safety.ts')).safetyCommand,
  },
  trigger: {
    about: 'trigger FLOW --cohort CODE | --contact ID: start a flow for people now',
    load: async () => (await import('./trigger.ts')).triggerCommand,
  },
  calendar: {
    about:
      'calendar --programme fundap [--cohort CODE | --contact ID] [--from 2026-11-30] [--days 30] [--json]: who would get ' +
      'what and when; sends nothing',
    load: async () => (await import('./calendar.ts')).calendarCommand,
  },
  why: {
    about:
      'why MESSAGE-ID | --contact ID [--json]: why a message was sent, or what was skipped and moved',
    load: async () => (await import('./why.ts')).whyCommand,
  },
  import: {
    about:
      'import contacts FILE --cohort CODE [--apply] [--json]: what a list in CSV or XLSX would change; --apply does it; ' +
      'exit code 1 where the file or a row of it is refused, though the other rows go in',
    load: async () => (await import('./import.ts')).importCommand,
  },
  figure: {
    about:
      'figure enter --contact N --week 2026-W47 --amount 450 [--method trainer-visit]: what a trainer was told',
    load: async () => (await import('./figure.ts')).figureCommand,
  },
  simulate: {
    about:
      'simulate --programme fusai --contacts 1000 --weeks 12 --seed 7 [--json]: the whole service with invented people on a virtual clock; --capacity [--people 1000000]: accounts, cores, disk and cost for so many',
    load: async () => (await import('./simulate.ts')).simulateCommand,
  },
  export: {
    about: 'export figures --format csv',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  check: {
    about: 'check the flows, programmes and texts; lists every problem with its cure',
    load: async () => (await import('./check.ts')).checkCommand,
  },
  stories: {
    about:
      'stories [FILE|FOLDER ...] [--update] [--json]: play the stories; --update rewrites what they expect',
    load: async () => (await import('./stories.ts')).storiesCommand,
  },
  publish: {
    about:
      'publish [FLOW ...] [--removed FLOW.STEP=stay|finish|move:STEP] [--by NAME]: what the files say goes live; ' +
      '--diff, --history, --rollback FLOW, --pull FLOW',
    load: async () => (await import('./publish.ts')).publishCommand,
  },
  overlay: {
    about:
      'overlay PROGRAMME/FLOW [--accept]: what changed in a flow since a programme changed it; --accept once it is read',
    load: async () => (await import('./overlay.ts')).overlayCommand,
  },
  'migrate-to': {
    about:
      'migrate-to postgres://…: copy the stopped service’s SQLite file to PostgreSQL, every row compared',
    load: async () => (await import('./migrate-to.ts')).migrateToCommand,
  },
  report: {
    about:
      'report whatsapp-cost [--month 2026-11] [--json]: what official WhatsApp numbers cost, and what was not sent; ' +
      'report silence --cohort CODE [--json]: who has not answered, and why',
    load: async () => (await import('./report.ts')).reportCommand,
  },
  pair: {
    about:
      'pair whatsapp --account NAME [--code +50255550000] | --status | --logout | --forget: link a WhatsApp account',
    load: async () => (await import('./pair.ts')).pairCommand,
  },
  drill: {
    about:
      'drill ban --account NAME [--json]: what would happen if a WhatsApp number were banned: who is reached elsewhere, whom to call',
    load: async () => (await import('./drill.ts')).drillCommand,
  },
  doctor: {
    about: 'is everything as it should be? [--json]',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
  'read-money': {
    about: 'read-money --country GT|CO|SV [--usual 1500]: one text a line in, one JSON a line out',
    load: async () => (await import('./read-money.ts')).readMoneyCommand,
  },
}
