import { join } from 'node:path'
import type { z } from 'zod'
import { telegramOf, type TelegramConfig } from './config/telegram.ts'
import { problemWith, VARIABLES } from './config/variables.ts'
import { whatsappCloudOf, type WhatsappCloudConfig } from './config/whatsapp-cloud.ts'
import { secretIn, whatsappOf, type WhatsAppConfig } from './config/whatsapp.ts'
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

/** `channels` hears and sends, `worker` takes the turns, `console` serves people; `all` does everything. */
type Role = 'all' | 'channels' | 'worker' | 'console'

/** Every problem of the environment at once, each with the variable, what was expected and an example. */
class ConfigError extends Trouble {
  override readonly name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(['the environment cannot be used:', ...problems.map((each) => `  ${each}`)].join('\n'))
    this.problems = problems
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** The environment as a Config; throws a ConfigError. Empty variables count as unset. */
export function readConfig(environment: Environment): Config {
  const problems: string[] = []
  const read = <Name extends keyof typeof VARIABLES>(
    name: Name,
  ): z.infer<(typeof VARIABLES)[Name]['schema']> => {
    const { schema } = VARIABLES[name]
    const parsed = schema.safeParse(environment[name] === '' ? undefined : environment[name])
    if (!parsed.success) problems.push(problemWith(name))
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
      if (!environment[name]) problems.push(problemWith(name, 'WHATSAPP_CLOUD_*'))
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
