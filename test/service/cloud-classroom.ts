import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../src/clock.ts'
import type { ContactId } from '../../src/model/ids.ts'
import { startFlow } from '../../src/pipeline/turn/start-flow.ts'
import { openSqlite } from '../../src/store/sqlite/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { ACCESS_TOKEN, APP_SECRET, NUMBER, VERIFY_TOKEN } from '../channels/whatsapp-cloud/setup.ts'
import { startGraphApiServer, type GraphApiServer } from '../graph-api-server/graph-api-server.ts'
import type { WhatsappPerson } from '../graph-api-server/person.ts'
import type { ApprovedTemplate } from '../graph-api-server/template-book.ts'
import { addCohort } from './classroom.ts'
import { cli, startService, type Environment, type Ran, type Service } from './run-service.ts'

/** The template that Meta has approved; what is not in here is not. */
const TEMPLATE: ApprovedTemplate = {
  name: 'registro_semanal',
  language: 'es',
  body: 'Hola, {{1}}. Soy el asistente de {{2}}. Su registro está pendiente: ¿cuánto vendió?',
}

/** The real service with an official WhatsApp number, beside a local Graph API server, with a cohort and its trainer. */
export class CloudClassroom implements AsyncDisposable {
  readonly server: GraphApiServer
  readonly folder: string
  readonly environment: Environment
  readonly ana: WhatsappPerson
  service: Service | undefined
  classCode = ''
  trainerCode = ''
  #people = 0

  constructor(server: GraphApiServer, folder: string) {
    this.server = server
    this.folder = folder
    this.environment = {
      DATA_DIR: folder,
      PORT: '0',
      WHATSAPP_CLOUD_PHONE_NUMBER_ID: NUMBER,
      WHATSAPP_CLOUD_ACCESS_TOKEN: ACCESS_TOKEN,
      WHATSAPP_CLOUD_APP_SECRET: APP_SECRET,
      WHATSAPP_CLOUD_VERIFY_TOKEN: VERIFY_TOKEN,
      WHATSAPP_CLOUD_API_ROOT: server.url,
      WHATSAPP_CLOUD_TEMPLATES: join(folder, 'templates.yaml'),
    }
    this.ana = this.stranger('Ana')
  }

  get database(): string {
    return join(this.folder, 'micromba.db')
  }

  /** Starts the service and tells Meta where its webhook is now. */
  async start(): Promise<Service> {
    this.service = await startService(this.environment)
    this.server.deliveries.url = `${this.service.url}/whatsapp-cloud`
    return this.service
  }

  cli(...args: string[]): Promise<Ran> {
    return cli(args, this.environment)
  }

  async addCohort(): Promise<void> {
    Object.assign(this, await addCohort(this.environment))
  }

  async joinTrainer(): Promise<void> {
    this.ana.writes(this.trainerCode)
    await this.ana.hears('¿Cómo le dicen')
    this.ana.writes('Doña Ana')
    await this.ana.hears('Gracias')
  }

  /** Somebody who has WhatsApp and never wrote to the number. */
  stranger(name: string): WhatsappPerson {
    this.#people += 1
    const userId = `GT.15025763946558${this.#people}`
    return this.server.person({ phone: `5025555010${this.#people}`, userId, name })
  }

  /** Somebody who has joined by talking to the bot: code, consent by a tap, name. */
  async entrepreneur(name: string): Promise<WhatsappPerson> {
    const person = this.stranger(name)
    person.writes(this.classCode)
    await person.hears('¿Acepta?')
    person.taps('Sí, acepto')
    await person.hears('¿Cómo le gusta')
    person.writes(name)
    await person.hears('Mucho gusto')
    return person
  }

  async trigger(person: WhatsappPerson): Promise<void> {
    await this.look(async (store) => {
      const contact = await this.contactOf(store, person)
      await startFlow(store, { flow: 'weekly-check-in', contact }, systemClock.now())
    })
  }

  async contactOf(store: Store, { userId, phone }: WhatsappPerson): Promise<ContactId> {
    const address = await store.read((db) =>
      db
        .selectFrom('addresses')
        .select('contact_id')
        .where('chat', 'in', [userId, phone])
        .executeTakeFirstOrThrow(),
    )
    return address.contact_id
  }

  /** Opens the database beside the service, for as long as `work` takes. */
  async look<T>(work: (store: Store) => Promise<T>): Promise<T> {
    await using store = await openSqlite(this.database, systemClock.now())
    return await work(store)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.service?.[Symbol.asyncDispose]()
    await this.server[Symbol.asyncDispose]()
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** A classroom at work: the service runs, and the trainer of the cohort is in the chat. */
export async function openCloudClassroom(): Promise<CloudClassroom> {
  const server = await startGraphApiServer({
    phoneNumberId: NUMBER,
    accessToken: ACCESS_TOKEN,
    appSecret: APP_SECRET,
    templates: [TEMPLATE],
  })
  const folder = await mkdtemp(join(tmpdir(), 'micromba-cloud-'))
  await writeFile(join(folder, 'templates.yaml'), OUR_TEMPLATES)
  const classroom = new CloudClassroom(server, folder)
  await classroom.start()
  await classroom.addCohort()
  await classroom.joinTrainer()
  return classroom
}

const OUR_TEMPLATES = `templates:
  - name: ${TEMPLATE.name}
    category: utility
    for: [weekly-check-in]
    parameters: [name, trainer]
    texts:
      es: { status: approved, body: '${TEMPLATE.body}' }
  - name: recordatorio
    category: utility
    for: [module-reminder]
    parameters: [text]
    texts:
      es: { status: pending, body: 'Recordatorio: {{1}} Hasta pronto.' }
`
