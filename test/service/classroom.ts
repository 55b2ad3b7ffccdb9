import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { systemClock } from '../../src/clock.ts'
import type { ContactId } from '../../src/model/ids.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { openDatabase } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { startBotApiServer, type BotApiServer } from '../bot-api-server/bot-api-server.ts'
import type { Person, Received } from '../bot-api-server/person.ts'
import { frontOf, type Front } from '../store/front.ts'
import { cli, startService, type Environment, type Ran, type Service } from './run-service.ts'

export const TOKEN = '123456789:AAF-a_token_of_a_bot_that_must_never_be_shown'
export const ACCOUNT = '123456789'

/** Long enough for a machine that does other work too; nothing waits this long where all is well. */
const WAIT_MS = 30_000

/** The real service on a folder of its own, beside a local Bot API server, with a cohort and its trainer. */
export class Classroom implements AsyncDisposable {
  readonly server: BotApiServer
  readonly folder: string
  readonly environment: Environment
  service: Service | undefined
  classCode = ''
  trainerCode = ''
  backupCode = ''
  readonly ana: Person
  /** Everybody else who has Telegram here. */
  readonly people: Person[] = []
  readonly #network: Front | undefined
  #chats = 7_000

  constructor(server: BotApiServer, network: Front | undefined, folder: string, more: Environment) {
    this.server = server
    this.#network = network
    this.folder = folder
    this.environment = {
      DATA_DIR: folder,
      PORT: '0',
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: network ? `http://127.0.0.1:${network.port}` : server.url,
      ...more,
    }
    this.ana = server.person(6_999, 'Ana')
  }

  get database(): string {
    return this.environment['DATABASE_URL'] ?? join(this.folder, 'micromba.db')
  }

  async start(): Promise<Service> {
    this.service = await startService(this.environment)
    return this.service
  }

  cli(...args: string[]): Promise<Ran> {
    return cli(args, this.environment)
  }

  /** `cohort add`, as a coordinator types it. */
  async addCohort(): Promise<void> {
    Object.assign(this, await addCohort(this.environment))
  }

  /** The trainer writes her code and what people call her. */
  async joinTrainer(): Promise<void> {
    this.ana.opens(this.trainerCode)
    await hears(this.ana, '¿Cómo le dicen')
    this.ana.writes('Doña Ana')
    await hears(this.ana, 'Gracias')
  }

  /** Somebody who has Telegram and never wrote to the bot. */
  stranger(name: string): Person {
    this.#chats += 1
    const person = this.server.person(this.#chats, name)
    this.people.push(person)
    return person
  }

  /** Somebody who has joined by talking to the bot: code, consent, name. */
  async entrepreneur(name: string): Promise<Person> {
    const person = this.stranger(name)
    person.opens(this.classCode)
    await hears(person, '¿Acepta?')
    person.writes('Sí, acepto')
    await hears(person, '¿Cómo le gusta')
    person.writes(name)
    await hears(person, 'Mucho gusto')
    return person
  }

  /** The weekly question, asked of one person; resolves with the message when it has arrived. */
  async ask(person: Person): Promise<Received> {
    await this.trigger(person)
    return hears(person, '¿Cuánto vendió')
  }

  /** Puts the weekly check-in into her inbox, from beside the running service. */
  async trigger(person: Person): Promise<void> {
    await this.look(async (store) => {
      const contact = await contactOf(store, person)
      await startFlow(store, { flow: 'weekly-check-in', contact }, systemClock.now())
    })
  }

  /** Opens the database beside the service, for as long as `work` takes. */
  async look<T>(work: (store: Store) => Promise<T>): Promise<T> {
    await using store = await openDatabase(this.database, systemClock.now())
    return await work(store)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service?.[Symbol.asyncDispose]()
    await this.#network?.[Symbol.asyncDispose]()
    await this.server.close()
    await rm(this.folder, { recursive: true, force: true })
  }
}

const codes = z.object({ classCode: z.string(), trainerCode: z.string(), backupCode: z.string() })

/** A cohort, as a coordinator adds it: its codes. */
export async function addCohort(environment: Environment): Promise<z.infer<typeof codes>> {
  const words = ['cohort', 'add', '--programme', 'fundap', '--name', 'Grupo 1']
  const { stdout, stderr } = await cli([...words, '--start', '2026-11-23', '--json'], environment)
  if (stderr !== '') throw new Error(stderr)
  return codes.parse(JSON.parse(stdout))
}

/** A classroom whose service is not running yet; `latencyMs` is what Telegram's answers take longer. */
export async function prepareClassroom(
  environment: Environment = {},
  latencyMs = 0,
): Promise<Classroom> {
  const server = await startBotApiServer({ token: TOKEN, webhookRetryMs: 20 })
  const network = latencyMs > 0 ? await frontOf(new URL(server.url), { latencyMs }) : undefined
  const folder = await mkdtemp(join(tmpdir(), 'micromba-service-'))
  return new Classroom(server, network, folder, environment)
}

/** A classroom at work: the service runs, and the trainer of the cohort is in the chat. */
export async function openClassroom(
  environment: Environment = {},
  latencyMs = 0,
): Promise<Classroom> {
  const classroom = await prepareClassroom(environment, latencyMs)
  await classroom.start()
  await classroom.addCohort()
  await classroom.joinTrainer()
  return classroom
}

export async function contactOf(store: Store, person: Person): Promise<ContactId> {
  const address = await store.read((db) =>
    db
      .selectFrom('addresses')
      .select('contact_id')
      .where('chat', '=', String(person.chatId))
      .executeTakeFirstOrThrow(),
  )
  return address.contact_id
}

/** The next message to her that contains these words. */
export function hears(person: Person, words: string, ms = WAIT_MS): Promise<Received> {
  return person.waitForMessage(({ text }) => text.includes(words), ms)
}

/** Looks again and again until there is something: for rows, whose change nobody announces. */
export async function eventually<T>(
  what: string,
  find: () => Promise<T | undefined | false>,
  ms = WAIT_MS,
): Promise<T> {
  const giveUpAt = performance.now() + ms
  for (;;) {
    const found = await find()
    if (found !== undefined && found !== false) return found
    if (performance.now() > giveUpAt) throw new Error(`waited ${ms} ms for ${what}`)
    await pause(20)
  }
}
