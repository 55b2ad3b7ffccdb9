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
  readonly whatsappCloud?: WhatsappCloudConfig
}

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
  if (problems.length === 0) problems.push(...sharingProblems(database, { role, redis, simulator }))
  if (problems.length > 0) throw new ConfigError(problems)
  const isReal = telegram !== undefined || whatsappCloud !== undefined
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
