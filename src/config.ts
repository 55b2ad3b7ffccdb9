import { join } from 'node:path'
import { Reading } from './config/reading.ts'
import { telegramOf, type TelegramConfig } from './config/telegram.ts'
import { VARIABLES } from './config/variables.ts'
import { whatsappCloudOf, type WhatsappCloudConfig } from './config/whatsapp-cloud.ts'
import { whatsappOf, type WhatsAppConfig } from './config/whatsapp.ts'
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

/** The environment as a Config; throws a ConfigError. Empty variables count as unset. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const reading = new Reading(environment)
  const { problems } = reading
  const dataDir = reading.of('DATA_DIR')
  const database =
    reading.of('DATABASE_URL')?.replace(/^(sqlite|file):(\/\/)?/, '') ??
    join(dataDir ?? '.', 'micromba.db')
  const [role, redis] = [reading.of('ROLE'), reading.of('REDIS_URL')]
  const [host, port] = [reading.of('HOST'), reading.of('PORT')]
  const [logLevel, simulator] = [reading.of('LOG_LEVEL'), reading.of('SIMULATOR')]
  const telegram = telegramOf(reading)
  const whatsappCloud = whatsappCloudOf(reading)
  const whatsapp = whatsappOf(reading)
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
