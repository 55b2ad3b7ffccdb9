import { renderUnicodeCompact } from 'uqr'
import type { Pairing, PairingResult } from '../../model/pairing.ts'
import type { Say } from '../words.ts'
import type { AccountDesk } from './account.ts'

/**
 * Shows a QR (and a code, for a number) until the phone has scanned it; a running service connects by itself. Without words,
 * each is a line of JSON.
 */
export async function link(
  desk: AccountDesk,
  number: string | undefined,
  say: Say | undefined,
): Promise<number> {
  const tell = say ? (news: News) => tellInWords(news, say) : tellJson
  const isNew = (await desk.linkedTo()) === undefined
  if (isNew && say) process.stdout.write(`${BEFOREHAND.map((each) => say(each)).join('\n')}\n`)
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort())
  const pairing: Pairing = {
    signal: stopping.signal,
    onQr: (qr) => tell({ qr }),
    ...(number === undefined ? {} : { code: { number, onCode: (code) => tell({ code }) } }),
  }
  const result = await desk.pair(pairing)
  tell({ result })
  return result === 'paired' ? 0 : 1
}

type News = { readonly qr: string } | { readonly code: string } | { readonly result: PairingResult }

/** What is said before a number is used for the first time. */
const BEFOREHAND = ['pair-warning', 'pair-warning-use', 'pair-how']

function tellJson(news: News): void {
  process.stdout.write(`${JSON.stringify(news)}\n`)
}

function tellInWords(news: News, say: Say): void {
  if ('qr' in news) process.stdout.write(`\n${renderUnicodeCompact(news.qr)}\n`)
  else if ('code' in news) process.stdout.write(wordsForCode(news.code, say))
  else process.stdout.write(`${say(`pair-${news.result}`)}\n`)
}

function wordsForCode(digits: string, say: Say): string {
  const code = `${digits.slice(0, 4)}-${digits.slice(4)}`
  return `\n${say('pair-code', { code })}\n${say('pair-code-refused')}\n`
}
