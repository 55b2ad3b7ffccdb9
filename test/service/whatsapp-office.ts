import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { systemClock } from '../../src/clock.ts'
import { openDatabase } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import type { Phone } from '../whatsapp-server/phone.ts'
import { startWhatsAppServer, type WhatsAppServer } from '../whatsapp-server/whatsapp-server.ts'
import { addCohort } from './classroom.ts'
import { cli, ROOT, startService, type Environment, type Ran, type Service } from './run-service.ts'

const SECRET_KEY = 'a-secret-key-of-the-service-with-43-characters'

/** The real service on a folder of its own, with WhatsApp accounts beside a local WhatsApp server. */
export class WhatsAppOffice implements AsyncDisposable {
  readonly server: WhatsAppServer
  readonly folder: string
  readonly environment: Environment
  readonly owners: ReadonlyMap<string, Phone>
  service: Service | undefined
  classCode = ''
  trainerCode = ''
  backupCode = ''
  #people = 0

  constructor(
    server: WhatsAppServer,
    folder: string,
    accounts: readonly string[],
    more: Environment,
  ) {
    this.server = server
    this.folder = folder
    this.owners = new Map(accounts.map((name, at) => [name, server.phone(`5025555000${at}`, name)]))
    this.environment = {
      ...server.environment,
      DATA_DIR: folder,
      PORT: '0',
      WHATSAPP_ACCOUNTS: accounts.join(','),
      WHATSAPP_TYPING_SECONDS: '0-0',
      WHATSAPP_GAP_SECONDS: '0-0',
      SECRET_KEY,
      ...more,
    }
  }

  get database(): string {
    return this.environment['DATABASE_URL'] ?? join(this.folder, 'micromba.db')
  }

  owner(account = 'fundap'): Phone {
    const owner = this.owners.get(account)
    if (!owner) throw new Error(`there is no account '${account}'`)
    return owner
  }

  cli(...args: string[]): Promise<Ran> {
    return cli(args, this.environment)
  }

  /** `pair whatsapp`, with the owner scanning what it shows; resolves with its exit code. */
  async pair(account = 'fundap'): Promise<number> {
    const args = ['src/cli/micromba.ts', 'pair', 'whatsapp', '--account', account, '--json']
    const env = { PATH: process.env['PATH'], ...this.environment }
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    createInterface({ input: child.stdout }).on('line', (line) => {
      const { qr } = z.object({ qr: z.string().optional() }).parse(JSON.parse(line))
      if (qr !== undefined) this.server.scans(this.owner(account), qr)
    })
    return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? -1)))
  }

  async start(more: Environment = {}): Promise<Service> {
    this.service = await startService({ ...this.environment, ...more })
    return this.service
  }

  async addCohort(): Promise<void> {
    Object.assign(this, await addCohort(this.environment))
  }

  stranger(name: string): Phone {
    this.#people += 1
    return this.server.phone(`5027770${String(this.#people).padStart(4, '0')}`, name)
  }

  /** Somebody who has joined by talking to the bot: code, consent, name. */
  async entrepreneur(name: string, account = 'fundap'): Promise<Phone> {
    const phone = this.stranger(name)
    const to = this.owner(account).account
    await phone.writes(to, this.classCode)
    await phone.hears('¿Acepta?')
    await phone.writes(to, 'Sí, acepto')
    await phone.hears('¿Cómo le gusta')
    await phone.writes(to, name)
    await phone.hears('Mucho gusto')
    return phone
  }

  /** The trainer of the cohort, by her code. */
  async trainer(name: string, account = 'fundap'): Promise<Phone> {
    const phone = this.stranger(name)
    const to = this.owner(account).account
    await phone.writes(to, this.trainerCode)
    await phone.hears('¿Cómo le dicen')
    await phone.writes(to, name)
    await phone.hears('se lo aviso aquí')
    return phone
  }

  /** Opens the database beside the service, for as long as `work` takes. */
  async look<T>(work: (store: Store) => Promise<T>): Promise<T> {
    await using store = await openDatabase(this.database, systemClock.now())
    return await work(store)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service?.[Symbol.asyncDispose]()
    await this.server[Symbol.asyncDispose]()
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** Configured, and neither paired nor running yet; `more` is what its environment has beside WhatsApp. */
export async function prepareOffice(
  accounts: readonly string[] = ['fundap'],
  more: Environment = {},
): Promise<WhatsAppOffice> {
  const server = await startWhatsAppServer()
  const folder = await mkdtemp(join(tmpdir(), 'micromba-whatsapp-'))
  return new WhatsAppOffice(server, folder, accounts, more)
}

/** Paired, running, with a cohort. */
export async function openOffice(
  accounts: readonly string[] = ['fundap'],
  more: Environment = {},
): Promise<WhatsAppOffice> {
  const office = await prepareOffice(accounts, more)
  for (const account of accounts) {
    const code = await office.pair(account)
    if (code !== 0) throw new Error(`'${account}' could not be paired: ${code}`)
  }
  await office.start()
  await office.addCohort()
  return office
}
