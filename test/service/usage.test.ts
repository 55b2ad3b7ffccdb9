import { describe, expect, it, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.ts'
import { usageOf } from '../../src/cli/usage.ts'
import { cli } from './run-service.ts'

test.each(Object.entries(COMMANDS))(
  'every way to call %s begins with its name',
  (name, command) => {
    expect(command.usage.length).toBeGreaterThan(0)
    for (const way of command.usage) expect(`${way} `).toMatch(new RegExp(`^${name} `))
  },
)

describe('how a command is called', () => {
  it('is told of one way where one was meant', () => {
    expect(usageOf('cohort show')).toBe('usage: cohort show CODE [--json]')
    expect(usageOf('cohort add')).toMatch(/^usage: cohort add --programme [^\n]*$/)
    expect(usageOf('cohort add-date')).toMatch(/^usage: cohort add-date CODE [^\n]*$/)
  })

  it('is told of every way where none was', () => {
    const all = 'usage: safety list [--json]\n       safety clear CASE --by "Licda. Marta"'
    expect(usageOf('safety')).toBe(all)
    expect(usageOf('safety open')).toBe(all)
  })
})

it('stands under --help, and what a command is not given is told by it', async () => {
  const [help, refused, stranger] = await Promise.all([
    cli(['cohort', '--help'], {}),
    cli(['report', 'silence'], {}),
    cli(['constructor'], {}),
  ])
  expect(help).toMatchObject({ code: 0, stderr: '' })
  expect(help.stdout).toContain('\n       cohort add-date CODE visit|harvest 2026-12-01 [--json]\n')
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  expect(refused.stderr).toBe('usage: report silence --cohort CODE [--json]\n')
  expect(stranger).toMatchObject({ code: 1, stdout: '' })
  expect(stranger.stderr).toMatch(/^there is no command 'constructor'\nusage: /)
})
