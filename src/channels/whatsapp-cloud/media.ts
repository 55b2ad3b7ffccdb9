import { openAsBlob } from 'node:fs'
import { extname, join } from 'node:path'
import { z } from 'zod'
import type { Carried, Fetched, FileBytes, Media, Outcome } from '../../model/message.ts'
import { later, load, LOAD_MS, NO_FILE, TOO_LARGE } from '../file.ts'
import type { Answer, Graph } from './graph.ts'
import { CLOUD_LIMITS } from './limits.ts'
import { outcomeOf } from './outcome.ts'

/** A media that the API has taken, as a message names it; or what became of the attempt. */
export type Uploaded =
  | { readonly type: 'uploaded'; readonly body: object }
  | { readonly type: 'not-uploaded'; readonly outcome: Outcome }

/** Hands a media to the API: a file of the library, or what somebody sent to this or to another account. */
export async function upload(
  graph: Graph,
  { type, source }: Media | Carried,
  { account, folder }: { readonly account: string; readonly folder: string },
): Promise<Uploaded> {
  const maxBytes = CLOUD_LIMITS.mediaBytes[type]
  if ('file' in source) {
    const blob = await blobOf(join(folder, source.file))
    if (!blob) return refused(invalid(`there is no file '${source.file}'`))
    return handIn(graph, type, blob)
  }
  if ('bytes' in source) return handIn(graph, type, blobOfFile(source))
  if (source.account !== account)
    return refused(invalid('a media of another account cannot be sent here'))
  const fetched = await download(graph, source.fileId, maxBytes)
  if (fetched.type !== 'file') return refused(fetched)
  return handIn(graph, type, blobOfFile(fetched.file))
}

async function handIn(graph: Graph, type: Media['type'], blob: Blob): Promise<Uploaded> {
  if (blob.size > CLOUD_LIMITS.mediaBytes[type]) return refused(TOO_LARGE)
  return named(type, await hand(graph, blob))
}

async function blobOf(file: string): Promise<Blob | undefined> {
  try {
    return await openAsBlob(file, { type: mimeOf(file) })
  } catch {
    return undefined
  }
}

/** Meta goes by the type without its parameters, and other networks may name none. */
function blobOfFile({ bytes, mime }: FileBytes): Blob {
  const [type = ''] = mime.split(';')
  return new Blob([bytes], { type })
}

const uploadedSchema = z.object({ id: z.string() })

function hand(graph: Graph, blob: Blob): Promise<Answer<{ id: string }>> {
  const form = new FormData()
  form.set('messaging_product', 'whatsapp')
  form.set('type', blob.type)
  form.set('file', blob, `media${EXTENSIONS[blob.type] ?? ''}`)
  return graph.call(graph.ofNumber('/media'), uploadedSchema, form)
}

/** Nothing of an upload reaches anybody: one whose fate is unknown is simply done again. */
function named(type: Media['type'], answer: Answer<{ id: string }>): Uploaded {
  if (answer.type === 'failure') {
    const outcome = outcomeOf(answer.failure)
    const { description: reason } = answer.failure
    return {
      type: 'not-uploaded',
      outcome: outcome.type === 'unknown' ? { type: 'retry', scope: 'chat', reason } : outcome,
    }
  }
  const { id } = answer.result
  const body =
    type === 'voice'
      ? { type: 'audio', audio: { id, voice: true } }
      : { type: 'image', image: { id } }
  return { type: 'uploaded', body }
}

const mediaSchema = z.object({
  url: z.string(),
  mime_type: z.string(),
  file_size: z.coerce.number().optional(),
})

/** What a person sent: its address is asked for, and holds for five minutes. */
export async function download(graph: Graph, fileId: string, maxBytes: number): Promise<Fetched> {
  const asked = await graph.call(graph.of(fileId), mediaSchema)
  if (asked.type === 'failure') {
    const { failure } = asked
    return failure.type === 'answered' && GONE.has(failure.code)
      ? NO_FILE
      : later(failure.description)
  }
  const { url, mime_type, file_size = 0 } = asked.result
  if (file_size > maxBytes) return TOO_LARGE
  return load(() => graph.fetch(url, undefined, LOAD_MS), maxBytes, mime_type)
}

/** There is nothing of that id; or what she sent could not be loaded by Meta itself. */
const GONE: ReadonlySet<number> = new Set([100, 131_052])

function mimeOf(file: string): string {
  const extension = extname(file).toLowerCase()
  const [mime] = Object.entries(EXTENSIONS).find(([, each]) => each === extension) ?? []
  return mime ?? 'application/octet-stream'
}

/** What the API takes, of which a voice note is Opus in Ogg. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'audio/ogg': '.ogg',
  'audio/mpeg': '.mp3',
  'audio/mp4': '.m4a',
  'image/jpeg': '.jpg',
  'image/png': '.png',
}

function invalid(detail: string) {
  return { type: 'refused', reason: 'invalid', detail } as const
}

function refused(outcome: Outcome): Uploaded {
  return { type: 'not-uploaded', outcome }
}
