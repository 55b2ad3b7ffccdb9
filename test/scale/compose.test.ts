import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readConfig } from '../../src/config.ts'
import { VARIABLES } from '../../src/config/variables.ts'
import { ROOT } from '../service/run-service.ts'

const compose = z.object({
  services: z.record(
    z.string(),
    z.looseObject({ environment: z.record(z.string(), z.string()).optional() }),
  ),
})

test('docker-compose.yml starts each role with an environment that the service accepts', () => {
  const { services } = compose.parse(
    parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }),
  )
  const ours = Object.values(services).filter(({ environment }) => environment?.['ROLE'])
  const roles = ours.map(({ environment }) => environment?.['ROLE'] ?? '')
  expect(new Set(roles)).toEqual(new Set(['channels', 'console', 'worker']))
  for (const { environment = {} } of ours) {
    expect(Object.keys(VARIABLES)).toEqual(expect.arrayContaining(Object.keys(environment)))
    // what ${NAME:-default} becomes where nothing is set
    const filled = Object.entries(environment).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1'),
    ])
    expect(readConfig(Object.fromEntries(filled)).role).toBe(environment['ROLE'])
  }
})
