import { openAsBlob } from 'node:fs'
import { extname, join } from 'node:path'
import { z } from 'zod'
import type { Media, Outcome } from '../../model/message.ts'
import type { Answer, Graph } from './graph.ts'
import { CLOUD_LIMITS } from './limits.ts'
import { outcomeOf } from './outcome.ts'

/** A media that the API has taken, as a message names it; or what became of the attempt. */
export type Uploaded =
  | { readonly type: 'uploaded'; readonly body: object }
  | { readonly type: 'not-uploaded'; readonly outcome: Outcome }

/** Hands a media to the API: a file of the library, or what somebody sent to this very account. */
export async function upload(
  graph: Graph,
  { type, source }: Media,
  { account, folder }: { readonly account: string; readonly folder: string },
): Promise<Uploaded> {
  const isOurs = 'file' in source || source.account === account
  if (!isOurs) return invalid('a media of another account cannot be sent here')
  try {
    const blob =
      'file' in source
        ? await openAsBlob(join(folder, source.file), { type: mimeOf(source.file) })
        : await download(graph, source.fileId, CLOUD_LIMITS.mediaBytes[type])
    if (blob.size > CLOUD_LIMITS.mediaBytes[type]) return invalid('the media is too large')
    return named(type, await hand(graph, blob))
  } catch (error) {
    return invalid(error instanceof Error ? error.message : String(error))
  }
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

/** What a person sent: its address is asked for, and holds for five minutes; throws where it cannot be had. */
async function download(graph: Graph, fileId: string, maxBytes: number): Promise<Blob> {
  const asked = await graph.call(graph.of(fileId), mediaSchema)
  if (asked.type === 'failure') throw new Error(asked.failure.description)
  const { url, mime_type, file_size = 0 } = asked.result
  if (file_size > maxBytes) throw new Error('the media is too large')
  const response = await graph.fetch(url)
  if (!response.ok) throw new Error(`the media cannot be had: HTTP ${response.status}`)
  return new Blob([await response.arrayBuffer()], { type: mime_type })
}

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

function invalid(detail: string): Uploaded {
  return { type: 'not-uploaded', outcome: { type: 'refused', reason: 'invalid', detail } }
}
