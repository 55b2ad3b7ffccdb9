import { resolve } from 'node:path'
import { TemplateNews } from '../channels/whatsapp-cloud/template-news.ts'
import { readTemplates, type Template } from '../channels/whatsapp-cloud/templates.ts'
import type { WhatsappCloudConfig } from '../config/whatsapp-cloud.ts'
import { positionKey } from '../pipeline/inbound/inbox.ts'
import { readSetting } from '../store/service/settings.ts'
import type { Store } from '../store/store.ts'
import type { Say } from './words.ts'
import { ROOT } from './workplace.ts'

/**
 * Topics that do not reach who has not written for 24 hours, as Meta has approved no text of their template; no `template`
 * where alerts have none.
 */
export type WaitingTemplate = {
  readonly template?: string
  readonly topics: readonly string[]
  /** Meta's word for it, by language. */
  readonly said: readonly string[]
}

const ALERT = 'alert'

/** Throws a ChannelError where the file of templates cannot be read. */
export async function waitingTemplates(
  store: Store,
  { phoneNumberId, templates: file }: WhatsappCloudConfig,
): Promise<readonly WaitingTemplate[]> {
  const position = await store.read((db) => readSetting(db, positionKey(phoneNumberId)))
  const templates = new TemplateNews(position).applyTo(readTemplates(resolve(ROOT, file)))
  const areAlertsMissing = templates.every(({ for: topics }) => !topics.includes(ALERT))
  return [
    ...(areAlertsMissing ? [{ topics: [ALERT], said: [] }] : []),
    ...templates.filter((each) => !isApproved(each)).map(waiting),
  ]
}

const isApproved = ({ texts }: Template): boolean =>
  Object.values(texts).some(({ status }) => status === 'approved')

const waiting = ({ name, for: topics, texts }: Template): WaitingTemplate => ({
  template: name,
  topics,
  said: Object.entries(texts).map(([language, { status, why }]) => `${language}: ${why ?? status}`),
})

/** One line: what does not go out, and what to do. */
export function describeWaiting({ template, topics, said }: WaitingTemplate, say: Say): string {
  if (template === undefined) return say('template-missing')
  const kind = topics.includes(ALERT) ? 'template-for-alerts' : 'template-waits'
  return say(kind, { template, topics: topics.join(', '), said: said.join('; ') })
}
