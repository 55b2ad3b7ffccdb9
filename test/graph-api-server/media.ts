import { invalid } from './graph-error.ts'

/** A file that was handed in, or that a person sent. */
export type KeptMedia = { readonly bytes: Buffer; readonly type: string }

const TYPES = ['audio/ogg', 'audio/mpeg', 'audio/mp4', 'image/jpeg', 'image/png', 'video/mp4']

/** Keeps a file of a type that the API takes, under its id. */
export function keepMedia(all: Map<string, KeptMedia>, media: KeptMedia, id: string): string {
  const [type = ''] = media.type.split(';')
  if (!TYPES.includes(type))
    throw invalid(`Param file must be a file of one of: ${TYPES.join(', ')}`)
  all.set(id, media)
  return id
}
