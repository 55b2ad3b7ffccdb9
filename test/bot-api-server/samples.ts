/** What a person can send besides a text, as the Bot API describes it in a message. */
export const SAMPLES = {
  voice: {
    voice: { file_id: 'voice-1', file_unique_id: 'v1', duration: 3, mime_type: 'audio/ogg' },
  },
  audio: { audio: { file_id: 'audio-1', file_unique_id: 'a1', duration: 60 } },
  photo: {
    photo: [
      { file_id: 'photo-small', file_unique_id: 'ps', width: 90, height: 90 },
      { file_id: 'photo-large', file_unique_id: 'pl', width: 1280, height: 960 },
    ],
  },
  sticker: {
    sticker: {
      file_id: 'sticker-1',
      file_unique_id: 's1',
      type: 'regular',
      width: 512,
      height: 512,
      is_animated: false,
      is_video: false,
    },
  },
  contact: { contact: { phone_number: '50255550123', first_name: 'Juana' } },
  location: { location: { latitude: 14.84, longitude: -91.52 } },
  document: { document: { file_id: 'document-1', file_unique_id: 'd1', file_name: 'ventas.pdf' } },
  video: {
    video: { file_id: 'video-1', file_unique_id: 'vi1', width: 640, height: 480, duration: 5 },
  },
  videoNote: { video_note: { file_id: 'note-1', file_unique_id: 'n1', length: 240, duration: 5 } },
  animation: {
    animation: { file_id: 'gif-1', file_unique_id: 'g1', width: 320, height: 240, duration: 2 },
    document: { file_id: 'gif-1', file_unique_id: 'g1' },
  },
  dice: { dice: { emoji: '🎲', value: 4 } },
  poll: { poll: { id: '1', question: '¿Cuál?', options: [], type: 'regular' } },
  /** A message without any content that the Bot API knows of. */
  empty: {},
} as const

export type Kind = keyof typeof SAMPLES

/** The ids of the files that people send, by which the bot may send them on. */
export const SAMPLE_FILES: ReadonlySet<string> = new Set(
  [...JSON.stringify(SAMPLES).matchAll(/"file_id":"([^"]+)"/g)].map((match) => match[1] ?? ''),
)
