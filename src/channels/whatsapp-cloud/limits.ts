/**
 * What the Cloud API allows a number (developers.facebook.com/documentation/business-messaging/whatsapp: messaging limits,
 * interactive messages, media; read 2026-11-24). Lengths are UTF-16 units.
 */
export const CLOUD_LIMITS = {
  /** 80 a second in all; one every six seconds to the same person, of which a minute's worth may come at once. */
  pace: { account: { messages: 80, perMs: 1_000 }, chat: { messages: 10, perMs: 60_000 } },
  /** The customer service window of 24 hours, less a minute for clocks and the way. */
  windowMs: 24 * 3_600_000 - 60_000,
  textLength: 4_096,
  /** Of a message with buttons or a list, and of a template with its parameters. */
  bodyLength: 1_024,
  buttons: 3,
  buttonTitle: 20,
  rows: 10,
  rowTitle: 24,
  rowDescription: 72,
  /** Of the id that comes back when a button or a row is tapped (256 and 200). */
  replyId: 200,
  mediaBytes: { voice: 16 * 1024 * 1024, photo: 5 * 1024 * 1024 },
} as const

/** The newest version of the Graph API whose changelog was read (introduced 2026-07-29). */
export const GRAPH_VERSION = 'v26.0'
