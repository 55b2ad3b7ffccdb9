import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { ROOT } from './run-service.ts'
import { readTerminalQr } from './terminal-qr.ts'
import { prepareOffice, type WhatsAppOffice } from './whatsapp-office.ts'

const PATIENCE = { timeout: 60_000 }

/** `pair whatsapp` as somebody sees it in a terminal; `look` gets the screen whenever something is written. */
function pairInTerminal(
  { environment }: WhatsAppOffice,
  args: readonly string[],
  look: (screen: string) => void,
) {
  const command = ['src/cli/micromba.ts', 'pair', 'whatsapp', '--account', 'fundap', ...args]
  const env = { PATH: process.env['PATH'], ...environment }
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let screen = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    screen += text
    look(screen)
  })
  return new Promise<{ code: number | null; screen: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, screen })),
  )
}

test('in a terminal: linked by the QR on the screen, logged out beside the running service, and linked again by a code', async () => {
  await using office = await prepareOffice()
  let isScanned = false
  const linked = await pairInTerminal(office, [], (screen) => {
    const qr = isScanned ? undefined : readTerminalQr(screen)
    if (qr === undefined) return
    isScanned = true
    office.server.scans(office.owner(), qr)
  })
  expect([linked.code, linked.screen]).toEqual([0, expect.stringContaining('Vinculado')])
  const { url } = await office.start()
  await office.addCohort()
  const maria = await office.entrepreneur('María')

  const loggedOut = await office.cli('pair', 'whatsapp', '--account', 'fundap', '--logout')
  expect([loggedOut.code, loggedOut.stdout]).toEqual([0, expect.stringContaining('desvinculada')])
  const trouble = async () => (await fetch(`${url}/readyz`)).text()
  await expect.poll(trouble, PATIENCE).toContain("'fundap' is not paired")

  let isTyped = false
  const again = await pairInTerminal(office, ['--code', '+502 5555 0000'], (screen) => {
    const code = /código: (\w{4})-(\w{4})/.exec(screen)
    if (isTyped || !code) return
    isTyped = true
    expect(readTerminalQr(screen.slice(0, code.index))).toContain('linked_devices')
    // the code is shown before WhatsApp has heard of it
    void expect
      .poll(() => office.server.hasCodeRequest, PATIENCE)
      .toBe(true)
      .then(() => office.server.typesCode(`${code[1]}${code[2]}`))
  })
  expect([again.code, again.screen]).toEqual([0, expect.stringContaining('Vinculado')])
  await expect.poll(trouble, PATIENCE).toContain('"trouble":null')
  await maria.writes(office.owner().account, 'hola')
  await maria.hears('Aquí estoy')
}, 240_000)
