import type { Clock } from '../../clock.ts'
import type { Log } from '../../log.ts'
import type { Decision } from './template-news.ts'
import type { Templates } from './templates.ts'

/** One number of a WhatsApp Business Account, and how it is reached. */
export type CloudOptions = {
  /** Meta's id of the number, which is not the number itself. */
  readonly phoneNumberId: string
  /** Of a system user, with the right whatsapp_business_messaging. */
  readonly accessToken: string
  /** Signs what Meta delivers. */
  readonly appSecret: string
  /** What Meta must say when it asks whether the webhook is ours. */
  readonly verifyToken: string
  /** Another Graph API endpoint; Meta's own where absent. */
  readonly apiRoot?: string
  readonly apiVersion?: string
  readonly templates: Templates
  /** What opens a list of choices, in the language of the people: 20 characters. */
  readonly listButton: string
  /** The folder from which files to send are named (Media's `file`); the working directory where absent. */
  readonly folder?: string
  /** What `receive` was last given as position: what Meta has decided of templates. */
  readonly position?: string
  /** Told of a template that Meta does not let through any more, before its delivery is acknowledged; perhaps twice. */
  readonly onTemplateStopped?: (decision: Decision) => Promise<void>
  readonly clock: Clock
  readonly log: Log
  readonly times?: Partial<CloudTimes>
}

export type CloudTimes = {
  /** How long any call may take. */
  readonly callMs: number
  /** How long a status may take to tell of a send whose answer was lost. */
  readonly settleMs: number
  /** How long to rest where Meta refuses the account and names no time. */
  readonly restMs: number
}

export const DEFAULT_TIMES: CloudTimes = { callMs: 20_000, settleMs: 60_000, restMs: 60_000 }

/** Where Meta delivers, on this service's own address. */
export const WEBHOOK_PATH = '/whatsapp-cloud'
