import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, describe, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readConfig } from '../../src/config.ts'
import { VARIABLES } from '../../src/config/variables.ts'
import { STORIES, storyFiles } from '../../src/stories/story-files.ts'
import { eventually } from '../service/classroom.ts'
import { cli, ROOT } from '../service/run-service.ts'
import { frontOf } from '../store/front.ts'
import { emptyDatabase, hasPostgres, hasRedis, ownRedis } from '../store/servers.ts'

/* There is no Docker where the tests run: what docker-compose.yml and the Dockerfile say is held against what Compose and
 * Docker would make of it, and their commands are run as they stand there, as processes. */

const health = z.strictObject({
  test: z.tuple([z.literal('CMD')], z.string()),
  interval: z.string(),
  timeout: z.string(),
  retries: z.number(),
})

const service = z.strictObject({
  image: z.string().optional(),
  build: z.literal('.').optional(),
  env_file: z
    .array(z.strictObject({ path: z.literal('.env'), required: z.literal(false) }))
    .optional(),
  restart: z.literal('unless-stopped'),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(z.string()).optional(),
  cap_drop: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.string() })).optional(),
  deploy: z.strictObject({ replicas: z.number() }).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  healthcheck: health.optional(),
})

const { services, volumes } = z
  .looseObject({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }))

const serviceOf = (name: string) => services[name] ?? expect.fail(`there is no service '${name}'`)

const ours = Object.entries(services).filter(([, { build }]) => build !== undefined)

/** What ${NAME:-default} becomes where nothing is set. */
function filled(environment: Readonly<Record<string, string>> = {}): Record<string, string> {
  const entries = Object.entries(environment).map(([name, value]) => [
    name,
    value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1'),
  ])
  return Object.fromEntries(entries) as Record<string, string>
}

const dockerfile = readFileSync(join(ROOT, 'Dockerfile'), 'utf8').replaceAll('\\\n', ' ')
const lines = (word: string) =>
  [...dockerfile.matchAll(new RegExp(`^${word} (.*)$`, 'gm'))].map(([, rest = '']) => rest)

const words = z.array(z.string())
const commandIn = (line = '') => words.parse(JSON.parse(/CMD (\[.*\])/.exec(line)?.[1] ?? ''))

describe('docker-compose.yml', () => {
  test('starts each role with an environment that the service accepts', () => {
    const roles = ours.map(([, { environment }]) => environment?.['ROLE'] ?? '')
    expect(roles.toSorted()).toEqual(['channels', 'console', 'worker'])
    expect(serviceOf('worker').deploy?.replicas).toBe(2)
    for (const [, { environment = {} }] of ours) {
      expect(Object.keys(VARIABLES)).toEqual(expect.arrayContaining(Object.keys(environment)))
      expect(readConfig(filled(environment)).role).toBe(environment['ROLE'])
    }
  })

  test('waits for servers that it starts, has the volumes that it names, and opens nothing to the network', () => {
    for (const [name, { depends_on = {}, ports = [], read_only, cap_drop, tmpfs }] of ours) {
      expect(Object.keys(depends_on), name).toEqual(['postgres', 'redis'])
      for (const [server, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe('service_healthy')
        expect(serviceOf(server).healthcheck, server).toBeDefined()
      }
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
      // the compile cache is in /tmp, all else that is written is in the database: /data needs no volume
      expect({ read_only, cap_drop, tmpfs }).toEqual({
        read_only: true,
        cap_drop: ['ALL'],
        tmpfs: ['/tmp', '/data'],
      })
    }
    const named = Object.values(services).flatMap((each) => each.volumes ?? [])
    expect(named.map((each) => each.split(':')[0])).toEqual(Object.keys(volumes))
    for (const server of ['postgres', 'redis']) expect(serviceOf(server).ports).toBeUndefined()
  })

  test('makes the database that the processes are told of', () => {
    const { POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB } = filled(
      serviceOf('postgres').environment,
    )
    const { DATABASE_URL = '' } = filled(serviceOf('worker').environment)
    const { username, password, hostname, pathname } = new URL(DATABASE_URL)
    expect([username, password, pathname]).toEqual([
      POSTGRES_USER,
      POSTGRES_PASSWORD,
      `/${POSTGRES_DB}`,
    ])
    expect(Object.keys(services)).toContain(hostname)
  })
})

describe.skipIf(!hasPostgres || !hasRedis)(
  'the commands of docker-compose.yml and the Dockerfile',
  () => {
    test('Redis starts as it is told and is healthy; PostgreSQL is healthy', async () => {
      const { command: [program = '', ...options] = [] } = serviceOf('redis')
      const port = String(25_000 + (process.pid % 18_000))
      const redis = spawn(program, [...options, '--port', port], { stdio: 'ignore' })
      try {
        const [, ping = '', ...rest] = serviceOf('redis').healthcheck?.test ?? []
        await eventually(
          'Redis to be healthy',
          async () => (await run(ping, ['-p', port, ...rest])) === 0,
        )
      } finally {
        redis.kill()
        await once(redis, 'exit')
      }
      await using database = await emptyDatabase()
      const { hostname, port: at } = new URL(database.url)
      const [, isReady = '', ...rest] = serviceOf('postgres').healthcheck?.test ?? []
      expect(await run(isReady, rest, { PGHOST: hostname, PGPORT: at || '5432' })).toBe(0)
      expect(await run(isReady, rest, { PGHOST: hostname, PGPORT: '1' })).not.toBe(0)
    })

    test('a process of the image is healthy while it can serve', async () => {
      await using database = await emptyDatabase()
      await using redis = ownRedis(26_000 + (process.pid % 18_000))
      await redis.start()
      const direct = new URL(database.url)
      await using front = await frontOf({ hostname: direct.hostname, port: direct.port || 5432 })
      const url = new URL(database.url)
      url.port = String(front.port)
      const PORT = String(27_000 + (process.pid % 18_000))
      const environment = {
        ...filled(serviceOf('console').environment),
        DATABASE_URL: url.href,
        REDIS_URL: redis.url,
        HOST: '127.0.0.1',
        PORT,
      }
      const [, ...options] = commandIn(
        dockerfile.split('\n').findLast((line) => line.startsWith('CMD')),
      )
      const child = spawn(process.execPath, options, {
        cwd: ROOT,
        env: environment,
        stdio: 'ignore',
      })
      const [, ...check] = commandIn(lines('HEALTHCHECK')[0])
      const isHealthy = async () => (await run(process.execPath, check, { PORT })) === 0
      try {
        await eventually('the process to be healthy', isHealthy, 60_000)
        front.close()
        await eventually('the process to be unhealthy', async () => !(await isHealthy()))
        front.open()
        await eventually('the process to be healthy again', isHealthy)
      } finally {
        child.kill('SIGTERM')
        expect((await once(child, 'exit'))[0]).toBe(0)
      }
    })
  },
)

describe('the image', () => {
  test('has what the commands read: flows, words, and the stories that publishing plays', async () => {
    const image = mkdtempSync(join(tmpdir(), 'micromba-image-'))
    try {
      for (const line of lines('COPY')) {
        const [target = '', ...sources] = line.split(' ').toReversed()
        for (const source of sources) {
          expect(existsSync(join(ROOT, source)), source).toBe(true)
          expect(isIgnored(source), source).toBe(false)
          const to = sources.length > 1 ? join(target, source) : target
          cpSync(join(ROOT, source), join(image, to), { recursive: true })
        }
      }
      symlinkSync(join(ROOT, 'node_modules'), join(image, 'node_modules'))
      expect(storyFiles([join(image, STORIES)])).toEqual(
        storyFiles([join(ROOT, STORIES)]).map((file) => join(image, relative(ROOT, file))),
      )
      const { code } = await cli(['check'], { DATA_DIR: join(image, 'data') }, image)
      expect(code).toBe(0)
    } finally {
      rmSync(image, { recursive: true })
    }
  })
})

/** As Docker reads .dockerignore: the last line that fits decides. */
function isIgnored(path: string): boolean {
  const rules = readFileSync(join(ROOT, '.dockerignore'), 'utf8').trim().split('\n')
  const last = rules.findLast((rule) => {
    const pattern = rule.replace(/^!/, '').replaceAll('.', '\\.').replaceAll('*', '[^/]*')
    return new RegExp(`^${pattern}(/.*)?$`).test(path)
  })
  return last !== undefined && !last.startsWith('!')
}

/** A program's exit code. */
function run(program: string, args: readonly string[], environment = {}): Promise<number> {
  const env = { PATH: process.env['PATH'], ...environment }
  return new Promise((resolve) => {
    const child = execFile(program, args, { env }, () => resolve(child.exitCode ?? 1))
  })
}
