import type { Reading } from './reading.ts'

/** An official WhatsApp number. */
export type WhatsappCloudConfig = {
  readonly phoneNumberId: string
  readonly accessToken: string
  readonly appSecret: string
  readonly verifyToken: string
  readonly apiRoot?: string
  readonly apiVersion?: string
  /** The file of the number's message templates. */
  readonly templates: string
}

const NEEDED = [
  'WHATSAPP_CLOUD_PHONE_NUMBER_ID',
  'WHATSAPP_CLOUD_ACCESS_TOKEN',
  'WHATSAPP_CLOUD_APP_SECRET',
  'WHATSAPP_CLOUD_VERIFY_TOKEN',
] as const

/** The official number: all that it needs, or nothing of it. */
export function whatsappCloudOf(reading: Reading): WhatsappCloudConfig | undefined {
  const [phoneNumberId, accessToken, appSecret, verifyToken] = NEEDED.map((name) =>
    reading.of(name),
  )
  const apiRoot = reading.of('WHATSAPP_CLOUD_API_ROOT')
  const apiVersion = reading.of('WHATSAPP_CLOUD_API_VERSION')
  const templates = reading.of('WHATSAPP_CLOUD_TEMPLATES')
  if (!(phoneNumberId ?? accessToken ?? appSecret ?? verifyToken)) return undefined
  for (const name of NEEDED) reading.miss(name, 'WHATSAPP_CLOUD_*')
  if (!phoneNumberId || !accessToken || !appSecret || !verifyToken) return undefined
  return {
    phoneNumberId,
    accessToken,
    appSecret,
    verifyToken,
    ...(apiRoot === undefined ? {} : { apiRoot }),
    ...(apiVersion === undefined ? {} : { apiVersion }),
    templates,
  }
}
