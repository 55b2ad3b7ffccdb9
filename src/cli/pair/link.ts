import { renderUnicodeCompact } from 'uqr'
import type { Pairing, PairingResult } from '../../model/pairing.ts'
import type { AccountDesk } from './account.ts'

/** Shows a QR (and a code, for a number) until the phone has scanned it; a running service connects by itself. */
export async function link(
  desk: AccountDesk,
  number: string | undefined,
  asJson: boolean,
): Promise<number> {
  const say = asJson ? sayJson : sayWords
  const isNew = (await desk.linkedTo()) === undefined
  if (isNew && !asJson) process.stdout.write(`${WARNING}\n${HOW}\n`)
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort())
  const pairing: Pairing = {
    signal: stopping.signal,
    onQr: (qr) => say({ qr }),
    ...(number === undefined ? {} : { code: { number, onCode: (code) => say({ code }) } }),
  }
  const result = await desk.pair(pairing)
  say({ result })
  return result === 'paired' ? 0 : 1
}

type News = { readonly qr: string } | { readonly code: string } | { readonly result: PairingResult }

const sayJson = (news: News) => void process.stdout.write(`${JSON.stringify(news)}\n`)

function sayWords(news: News): void {
  if ('qr' in news) process.stdout.write(`\n${renderUnicodeCompact(news.qr)}\n`)
  else if ('code' in news) process.stdout.write(wordsForCode(news.code))
  else process.stdout.write(`${RESULTS[news.result]}\n`)
}

function wordsForCode(code: string): string {
  return (
    `\ncode: ${code.slice(0, 4)}-${code.slice(4)}   (Linked devices > Link a device > Link with phone number instead)\n` +
    'WhatsApp may still refuse it: if the phone shows nothing within a minute, scan the QR.\n'
  )
}

const WARNING =
  'This uses WhatsApp Web, unofficially and against the terms of WhatsApp: the number may be banned at any time.\n' +
  'Use a number of its own, for a pilot of at most 100 people, and never the trainer’s.'

const HOW =
  'On the phone: WhatsApp > Settings > Linked devices > Link a device, and scan. The QR changes; scan the last one.'

const RESULTS: Readonly<Record<PairingResult, string>> = {
  paired: 'paired; the service uses the account from now on',
  'timed-out': 'nobody scanned in time; run it again when the phone is at hand',
  refused: 'the phone did not link the account; check that it is online and run it again',
  'called-off': 'called off; nothing was changed',
}
