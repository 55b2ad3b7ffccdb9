import { z } from 'zod'

/** Accounts in whose name the program itself writes inputs and holds leases: no network's account may be called so. */
export const OWN_ACCOUNTS: readonly string[] = [
  'calendar',
  'command',
  'desk',
  'engine',
  'import',
  'outbox',
  'publish',
  'safety',
  'simulator',
  'timers',
]

/** Every variable, what is expected of it and an example; docs/environment.md is made from this. */
export const VARIABLES = {
  DATA_DIR: {
    schema: z.string().default('./data'),
    expected: 'a folder that may be written',
    example: './data',
    about: 'where the database file is kept',
  },
  DATABASE_URL: {
    schema: z
      .string()
      .refine((text) => isDatabase(text))
      .optional(),
    expected: 'the path of a SQLite file, or postgres://user:password@host:5432/database',
    example: 'postgres://micromba:secret@127.0.0.1:5432/micromba',
    about: 'the database, where it is not micromba.db in DATA_DIR; PostgreSQL 14 or newer',
  },
  REDIS_URL: {
    schema: z.url({ protocol: /^rediss?$/ }).optional(),
    expected: 'redis://host:6379/0',
    example: 'redis://127.0.0.1:6379/0',
    about: 'lets several processes on one PostgreSQL wake each other; Redis 6.2 or newer',
  },
  ROLE: {
    schema: z.enum(['all', 'channels', 'worker', 'console']).default('all'),
    expected: 'all, channels, worker or console',
    example: 'worker',
    about: 'what this process does, where several share one PostgreSQL database',
  },
  HOST: {
    schema: z.string().min(1).default('127.0.0.1'),
    expected: 'an address to listen on',
    example: '127.0.0.1',
    about: 'the address that the web server listens on',
  },
  PORT: {
    schema: z.coerce.number().int().min(0).max(65_535).default(3000),
    expected: 'a port number from 0 to 65535',
    example: '3000',
    about: 'the port that the web server listens on',
  },
  LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
    expected: 'debug, info, warn, error or silent',
    example: 'info',
    about: 'how much is logged (JSON lines on standard error)',
  },
  SIMULATOR: {
    schema: z.enum(['0', '1']).optional(),
    expected: '1 or 0',
    example: '1',
    about: 'the simulator page; on by default while no real channel is configured',
  },
  TELEGRAM_BOT_TOKEN: {
    schema: z
      .string()
      .regex(/^\d+:[\w-]+$/)
      .optional(),
    expected: 'the token that @BotFather gave you, unchanged',
    example: '123456789:AAE…',
    about: 'the Telegram bot; with it the Telegram channel is on',
  },
  TELEGRAM_API_ROOT: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    expected: 'the address of a Bot API server',
    example: 'http://127.0.0.1:8081',
    about: 'a self-hosted Bot API server',
  },
  TELEGRAM_WEBHOOK_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    expected: 'the public https address that Telegram is to call',
    example: 'https://bot.example.org/telegram',
    about: 'receive by webhook instead of long polling',
  },
  TELEGRAM_WEBHOOK_SECRET: {
    schema: z
      .string()
      .regex(/^[\w-]{43,256}$/)
      .optional(),
    expected: 'a random secret of at least 256 bits: 43 or more of A-Z a-z 0-9 _ -',
    example: 'what `openssl rand -hex 32` prints',
    about: 'proves that a webhook call comes from Telegram; required with TELEGRAM_WEBHOOK_URL',
  },
  WHATSAPP_CLOUD_PHONE_NUMBER_ID: {
    schema: z.string().regex(/^\d+$/).optional(),
    expected: "Meta's id of the WhatsApp number (digits; not the number itself)",
    example: '106540352242922',
    about: 'an official WhatsApp number (Business Cloud API); with it that channel is on',
  },
  WHATSAPP_CLOUD_ACCESS_TOKEN: {
    schema: z
      .string()
      .regex(/^[\w.|-]{20,}$/)
      .optional(),
    expected: 'the token of a system user with the right whatsapp_business_messaging',
    example: 'EAAJB…',
    about: 'sends as that number; required with it',
  },
  WHATSAPP_CLOUD_APP_SECRET: {
    schema: z
      .string()
      .regex(/^[0-9a-f]{32,}$/)
      .optional(),
    expected: "the app's secret: 32 or more of 0-9 a-f",
    example: "what the app's page shows under Settings, Basic",
    about: 'proves that a delivery comes from Meta; required with the number',
  },
  WHATSAPP_CLOUD_VERIFY_TOKEN: {
    schema: z
      .string()
      .regex(/^[\w-]{20,}$/)
      .optional(),
    expected: 'a random text of 20 or more of A-Z a-z 0-9 _ -',
    example: 'what `openssl rand -hex 16` prints',
    about: 'what Meta shows when the webhook /whatsapp-cloud is set up; required with the number',
  },
  WHATSAPP_CLOUD_API_ROOT: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    expected: 'the address of a Graph API endpoint',
    example: 'https://graph.facebook.com',
    about: "another endpoint than Meta's own",
  },
  WHATSAPP_CLOUD_API_VERSION: {
    schema: z
      .string()
      .regex(/^v\d+\.\d+$/)
      .optional(),
    expected: 'a version of the Graph API',
    example: 'v26.0',
    about: 'the version of the Graph API, where it is not the one this program was written for',
  },
  WHATSAPP_CLOUD_TEMPLATES: {
    schema: z.string().min(1).default('flows/whatsapp/templates.yaml'),
    expected: 'the path of a YAML file of message templates',
    example: './my-templates.yaml',
    about: "the number's message templates, and what Meta decided of each",
  },
  WHATSAPP_ACCOUNTS: {
    schema: z
      .string()
      .transform((text) => text.split(',').map((name) => name.trim()))
      .pipe(z.array(z.string().regex(/^[a-z][a-z0-9-]*$/)).min(1))
      .refine((names) => new Set(names).size === names.length)
      .refine((names) => !names.some((name) => OWN_ACCOUNTS.includes(name)))
      .optional(),
    expected:
      'names of lower-case letters, digits and hyphens, with commas between them, each once and none of ' +
      OWN_ACCOUNTS.join(', '),
    example: 'fundap',
    about:
      'WhatsApp accounts over WhatsApp Web (unofficial, against its terms of service: for pilots only); ' +
      'each is paired by `micromba pair whatsapp --account NAME`',
  },
  WHATSAPP_URL: {
    schema: z.url({ protocol: /^wss?$/ }).optional(),
    expected: 'the address of a WhatsApp Web endpoint',
    example: 'wss://web.whatsapp.com/ws/chat',
    about: 'another WhatsApp Web endpoint',
  },
  WHATSAPP_VERSION: {
    schema: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/)
      .optional(),
    expected: 'three numbers with dots between them',
    example: '2.3000.1043857760',
    about:
      'the version of WhatsApp Web to say we are, where the one of the library is refused as too old',
  },
  WHATSAPP_NEW_CONVERSATIONS: {
    schema: z.coerce.number().int().min(0).default(15),
    expected: 'a whole number',
    example: '15',
    about:
      'how many conversations an account begins in a day; an account of less than two weeks begins fewer',
  },
  WHATSAPP_GAP_SECONDS: {
    schema: span('8-25'),
    expected: 'two numbers of seconds',
    example: '8-25',
    about: 'the pause between two messages that nobody asked for, at random between these',
  },
  WHATSAPP_TYPING_SECONDS: {
    schema: span('1-4'),
    expected: 'two numbers of seconds',
    example: '1-4',
    about: 'how long an answer looks as if it was being typed, by its length',
  },
  SECRET_KEY: {
    schema: z.string().min(43).optional(),
    expected: 'a random secret of at least 43 characters',
    example: 'what `openssl rand -base64 32` prints',
    about:
      'encrypts what must not be read by who has the database; keep it elsewhere, without it the accounts are lost',
  },
  SECRET_KEY_FILE: {
    schema: z.string().optional(),
    expected: 'a file that holds what SECRET_KEY would: at least 43 characters',
    example: '/run/secrets/micromba',
    about: 'SECRET_KEY, in a file of its own',
  },
} as const

/** What to tell of a variable that cannot be used, or that another (`neededBy`) needs. */
export function problemWith(name: keyof typeof VARIABLES, neededBy?: string): string {
  const { expected, example } = VARIABLES[name]
  const why = neededBy === undefined ? '' : `with ${neededBy}, `
  const shown = example.startsWith('what ') ? example : `${name}=${example}`
  return `${name}: ${why}expected ${expected}; for example ${shown}`
}

/** From and to. */
export type Span = readonly [number, number]

/** `8-25`: from and to. */
function span(fallback: string) {
  return z
    .string()
    .regex(/^\d+(\.\d+)?-\d+(\.\d+)?$/)
    .default(fallback)
    .transform((text): Span => {
      const [from = 0, to = 0] = text.split('-').map(Number)
      return [from, to]
    })
    .refine(([from, to]) => from <= to)
}

/** A path, or an address of PostgreSQL that names a database. */
function isDatabase(text: string): boolean {
  // one letter is a drive; more is a scheme, and one of another kind, or written wrongly, is not a file's name
  if (!/^(?!sqlite:|file:)\w{2,}:/.test(text)) return true
  return /^postgres(ql)?:\/\/[^/]*\/[^/]+$/.test(text) && URL.canParse(text)
}
