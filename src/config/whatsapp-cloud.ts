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

const CLOUD_NEEDS = [
  'WHATSAPP_CLOUD_PHONE_NUMBER_ID',
  'WHATSAPP_CLOUD_ACCESS_TOKEN',
  'WHATSAPP_CLOUD_APP_SECRET',
  'WHATSAPP_CLOUD_VERIFY_TOKEN',
] as const

type CloudNeed = (typeof CLOUD_NEEDS)[number]

/** The official number: all that it needs, or nothing of it; `missing` is told of each that is not there. */
export function whatsappCloudOf(
  given: Readonly<Record<CloudNeed, string | undefined>>,
  {
    apiRoot,
    apiVersion,
    templates,
  }: {
    readonly apiRoot: string | undefined
    readonly apiVersion: string | undefined
    readonly templates: string
  },
  missing: (name: CloudNeed) => void,
): WhatsappCloudConfig | undefined {
  if (CLOUD_NEEDS.every((name) => given[name] === undefined)) return undefined
  for (const name of CLOUD_NEEDS) if (given[name] === undefined) missing(name)
  return {
    phoneNumberId: given.WHATSAPP_CLOUD_PHONE_NUMBER_ID ?? '',
    accessToken: given.WHATSAPP_CLOUD_ACCESS_TOKEN ?? '',
    appSecret: given.WHATSAPP_CLOUD_APP_SECRET ?? '',
    verifyToken: given.WHATSAPP_CLOUD_VERIFY_TOKEN ?? '',
    ...(apiRoot === undefined ? {} : { apiRoot }),
    ...(apiVersion === undefined ? {} : { apiVersion }),
    templates,
  }
}
