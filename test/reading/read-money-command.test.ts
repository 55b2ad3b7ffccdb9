import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const COMMAND = fileURLToPath(new URL('read-money-process.ts', import.meta.url))

function run(args: string[], input: string | Uint8Array) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND, ...args], { input })
  const lines = stdout.toString().split('\n').slice(0, -1)
  return {
    outcomes: lines.map((line): unknown => JSON.parse(line)),
    stderr: stderr.toString(),
    status,
  }
}

describe('read-money', () => {
  test('prints one JSON for each line', () => {
    const { outcomes, status } = run(['--country', 'GT'], '1500.50\n200-300\nno sé\n¿cómo así?\n')
    expect(status).toBe(0)
    expect(outcomes).toEqual([
      {
        outcome: 'amount',
        amount: '1500.50',
        currency: 'GTQ',
        approximate: false,
        unusual: false,
      },
      { outcome: 'ask', candidates: ['200', '300', '250'] },
      { outcome: 'unknown' },
      { outcome: 'none' },
    ])
  })

  test('answers empty lines, CRLF, a last line without its end and invalid UTF-8', () => {
    const input = Buffer.concat([
      Buffer.from('1500\r\n\n'),
      Buffer.from([0xff, 0x0a]),
      Buffer.from('20'),
    ])
    const { outcomes, status } = run(['--country', 'GT'], input)
    expect(status).toBe(0)
    expect(outcomes).toHaveLength(4)
    expect(outcomes[0]).toMatchObject({ amount: '1500' })
    expect(outcomes[1]).toEqual({ outcome: 'none' })
    expect(outcomes[3]).toMatchObject({ amount: '20', unusual: true })
  })

  test('judges by the usual week it is given', () => {
    const { outcomes } = run(['--country', 'SV', '--usual', '10'], '$45\n$9.50\n')
    expect(outcomes).toMatchObject([{ unusual: true }, { unusual: false }])
  })

  test.each([
    [['--country', 'XX'], /country 'XX' is not known/],
    [[], /--country is missing/],
    [['--country', 'GT', '--usual', 'abc'], /--usual 'abc' is no amount/],
    [['--country', 'GT', '--colour'], /--colour/],
    [['--country', 'GT', 'extra'], /extra/],
  ])('refuses %j with one line and exit code 1', (args, message) => {
    const { stderr, status, outcomes } = run(args, '')
    expect(status).toBe(1)
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(outcomes).toEqual([])
  })
})
