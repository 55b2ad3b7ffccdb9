import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { join } from 'node:path'
import { Trouble } from './model/trouble.ts'

/** All that the environment can say; nobody else reads it. */
export type Config = {
  readonly dataDir: string
  /** What this process does. */
  readonly role: Role
  readonly redis?: string
  /** The SQLite file, or the address of a PostgreSQL database. */
  readonly database: string
  readonly host: string
  readonly port: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly simulator: boolean
  readonly telegram?: TelegramConfig
  readonly whatsapp?: WhatsAppConfig
  readonly whatsappCloud?: WhatsappCloudConfig
}

export type WhatsAppConfig = {
  readonly accounts: readonly string[]
  /** What the accounts' keys are encrypted with. */
  readonly secret: string
  readonly url?: string
  readonly version?: string
  /** Conversations that may be begun in a day. */
  readonly newConversations: number
  /** Between messages that nobody asked for, and typing (seconds, from and to). */
  readonly gapSeconds: Span
  readonly typingSeconds: Span
}

export type Span = readonly [number, number]

export type WhatsappCloudConfig = {
  readonly phoneNumberId: string
  readonly accessToken: string
  readonly appSecret: string
  readonly verifyToken: string
  readonly apiRoot?: string
  readonly apiVersion?: string
  /** The file of the number's message templates. */
  readonly templates: string
}

/** `channels` hears and sends, `worker` takes the turns, `console` serves people; `all` does everything. */
export type Role = 'all' | 'channels' | 'worker' | 'console'

export type TelegramConfig = {
  readonly token: string
  readonly apiRoot?: string
  readonly webhook?: { readonly url: string; readonly secret: string }
}

/** Every problem of the environment at once, each with the variable, what was expected and an example. */
export class ConfigError extends Trouble {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(['the environment cannot be used:', ...problems.map((each) => `  ${each}`)].join('\n'))
    this.problems = problems
  }
}

type Environment = Readonly<Record<string, string | undefined>>

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
      .optional(),
    expected: 'names of lower-case letters, digits and hyphens, with commas between them',
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
    expected: 'a file that holds what SECRET_KEY would',
    example: '/run/secrets/micromba',
    about: 'SECRET_KEY, in a file of its own',
  },
} as const

/** The environment as a Config; throws a ConfigError. Empty variables count as unset. */
export function readConfig(environment: Environment): Config {
  const problems: string[] = []
  const read = <Name extends keyof typeof VARIABLES>(
    name: Name,
  ): z.infer<(typeof VARIABLES)[Name]['schema']> => {
    const { schema, expected, example } = VARIABLES[name]
    const parsed = schema.safeParse(environment[name] === '' ? undefined : environment[name])
    if (!parsed.success)
      problems.push(`${name}: expected ${expected}; for example ${name}=${example}`)
    return parsed.data as z.infer<(typeof VARIABLES)[Name]['schema']>
  }
  const dataDir = read('DATA_DIR')
  const database =
    read('DATABASE_URL')?.replace(/^(sqlite|file):(\/\/)?/, '') ??
    join(dataDir ?? '.', 'micromba.db')
  const [role, redis] = [read('ROLE'), read('REDIS_URL')]
  const [host, port, logLevel, simulator] = [
    read('HOST'),
    read('PORT'),
    read('LOG_LEVEL'),
    read('SIMULATOR'),
  ]
  const telegram = telegramOf(read('TELEGRAM_BOT_TOKEN'), {
    apiRoot: read('TELEGRAM_API_ROOT'),
    url: read('TELEGRAM_WEBHOOK_URL'),
    secret: read('TELEGRAM_WEBHOOK_SECRET'),
    secretGiven: Boolean(environment['TELEGRAM_WEBHOOK_SECRET']),
    problems,
  })
  const whatsappCloud = whatsappCloudOf(
    {
      WHATSAPP_CLOUD_PHONE_NUMBER_ID: read('WHATSAPP_CLOUD_PHONE_NUMBER_ID'),
      WHATSAPP_CLOUD_ACCESS_TOKEN: read('WHATSAPP_CLOUD_ACCESS_TOKEN'),
      WHATSAPP_CLOUD_APP_SECRET: read('WHATSAPP_CLOUD_APP_SECRET'),
      WHATSAPP_CLOUD_VERIFY_TOKEN: read('WHATSAPP_CLOUD_VERIFY_TOKEN'),
    },
    {
      apiRoot: read('WHATSAPP_CLOUD_API_ROOT'),
      apiVersion: read('WHATSAPP_CLOUD_API_VERSION'),
      templates: read('WHATSAPP_CLOUD_TEMPLATES'),
    },
    (name) => {
      if (environment[name]) return
      const { expected, example } = VARIABLES[name]
      problems.push(
        `${name}: with WHATSAPP_CLOUD_*, expected ${expected}; for example ${name}=${example}`,
      )
    },
  )
  const whatsapp = whatsappOf({
    accounts: read('WHATSAPP_ACCOUNTS'),
    url: read('WHATSAPP_URL'),
    version: read('WHATSAPP_VERSION'),
    newConversations: read('WHATSAPP_NEW_CONVERSATIONS'),
    gapSeconds: read('WHATSAPP_GAP_SECONDS'),
    typingSeconds: read('WHATSAPP_TYPING_SECONDS'),
    secret: read('SECRET_KEY') ?? secretIn(read('SECRET_KEY_FILE'), problems),
    problems,
  })
  if (problems.length === 0) problems.push(...sharingProblems(database, { role, redis, simulator }))
  if (problems.length > 0) throw new ConfigError(problems)
  const isReal = [telegram, whatsapp, whatsappCloud].some((channel) => channel !== undefined)
  const isSimulated = simulator === undefined ? !isReal && role === 'all' : simulator === '1'
  return {
    dataDir,
    role,
    ...(redis === undefined ? {} : { redis }),
    database,
    host,
    port,
    logLevel,
    simulator: isSimulated,
    ...(telegram ? { telegram } : {}),
    ...(whatsapp ? { whatsapp } : {}),
    ...(whatsappCloud ? { whatsappCloud } : {}),
  }
}

const CLOUD_NEEDS = [
  'WHATSAPP_CLOUD_PHONE_NUMBER_ID',
  'WHATSAPP_CLOUD_ACCESS_TOKEN',
  'WHATSAPP_CLOUD_APP_SECRET',
  'WHATSAPP_CLOUD_VERIFY_TOKEN',
] as const

type CloudNeed = (typeof CLOUD_NEEDS)[number]

/** The official number: all that it needs, or nothing of it; `missing` is told of each that is not there. */
function whatsappCloudOf(
  given: Readonly<Record<CloudNeed, string | undefined>>,
  {
    apiRoot,
    apiVersion,
    templates,
  }: {
    readonly apiRoot: string | undefined
    readonly apiVersion: string | undefined
    readonly templates: string
  },
  missing: (name: CloudNeed) => void,
): WhatsappCloudConfig | undefined {
  if (CLOUD_NEEDS.every((name) => given[name] === undefined)) return undefined
  for (const name of CLOUD_NEEDS) if (given[name] === undefined) missing(name)
  return {
    phoneNumberId: given.WHATSAPP_CLOUD_PHONE_NUMBER_ID ?? '',
    accessToken: given.WHATSAPP_CLOUD_ACCESS_TOKEN ?? '',
    appSecret: given.WHATSAPP_CLOUD_APP_SECRET ?? '',
    verifyToken: given.WHATSAPP_CLOUD_VERIFY_TOKEN ?? '',
    ...(apiRoot === undefined ? {} : { apiRoot }),
    ...(apiVersion === undefined ? {} : { apiVersion }),
    templates,
  }
}

/** What needs a database that several processes can share, or a process that does everything. */
function sharingProblems(
  database: string,
  {
    role,
    redis,
    simulator,
  }: { role: Role; redis: string | undefined; simulator: string | undefined },
): readonly string[] {
  const isShared = /^postgres(ql)?:/.test(database)
  const need = `needs DATABASE_URL=${VARIABLES.DATABASE_URL.example}`
  return [
    ...(!isShared && role !== 'all' ? [`ROLE: ${role} ${need}`] : []),
    ...(!isShared && redis !== undefined ? [`REDIS_URL: ${need}`] : []),
    ...(role !== 'all' && simulator === '1'
      ? ['SIMULATOR: 1 needs ROLE=all, as the page and the bot are one process']
      : []),
  ]
}

/** A path, or an address of PostgreSQL that names a database. */
function isDatabase(text: string): boolean {
  if (!/^(?!sqlite:|file:)\w+:\/\//.test(text)) return true
  return /^postgres(ql)?:\/\/[^/]*\/[^/]+$/.test(text) && URL.canParse(text)
}

function telegramOf(
  token: string | undefined,
  {
    apiRoot,
    url,
    secret,
    secretGiven,
    problems,
  }: {
    apiRoot: string | undefined
    url: string | undefined
    secret: string | undefined
    secretGiven: boolean
    problems: string[]
  },
): TelegramConfig | undefined {
  if (url !== undefined && secret === undefined && !secretGiven) {
    const { expected, example } = VARIABLES.TELEGRAM_WEBHOOK_SECRET
    problems.push(
      `TELEGRAM_WEBHOOK_SECRET: with TELEGRAM_WEBHOOK_URL, expected ${expected}; for example ${example}`,
    )
  }
  if (token === undefined) return undefined
  const webhook = url !== undefined && secret !== undefined ? { webhook: { url, secret } } : {}
  return { token, ...(apiRoot === undefined ? {} : { apiRoot }), ...webhook }
}

function whatsappOf({
  accounts,
  secret,
  url,
  version,
  problems,
  ...pace
}: {
  accounts: readonly string[] | undefined
  secret: string | undefined
  url: string | undefined
  version: string | undefined
  newConversations: number
  gapSeconds: Span
  typingSeconds: Span
  problems: string[]
}): WhatsAppConfig | undefined {
  if (accounts === undefined) return undefined
  if (secret === undefined) {
    const { expected, example } = VARIABLES.SECRET_KEY
    problems.push(
      `SECRET_KEY: with WHATSAPP_ACCOUNTS, expected ${expected}; for example ${example}`,
    )
    return undefined
  }
  const more = {
    ...(url === undefined ? {} : { url }),
    ...(version === undefined ? {} : { version }),
  }
  return { accounts, secret, ...pace, ...more }
}

function secretIn(file: string | undefined, problems: string[]): string | undefined {
  if (file === undefined) return undefined
  try {
    return VARIABLES.SECRET_KEY.schema.parse(readFileSync(file, 'utf8').trim())
  } catch {
    const { expected, example } = VARIABLES.SECRET_KEY_FILE
    problems.push(
      `SECRET_KEY_FILE: expected ${expected}, of at least 43 characters; for example ${example}`,
    )
    return undefined
  }
}
