import { z } from 'zod'
import { dataOf, readYaml } from '../yaml.ts'

const category = z.number().int().nonnegative()
const rates = z.strictObject({ marketing: category, utility: category, service: category })

/** `flows/whatsapp/rates.yaml` */
export const ratesFile = z.strictObject({
  sources: z.array(z.string().min(1)).min(1),
  verified_on: z.iso.date(),
  effective_from: z.iso.date(),
  currency: z.literal('USD'),
  free_service_messages: z.number().int().nonnegative(),
  countries: z.record(z.string(), rates.extend({ prefix: z.string().regex(/^\d{1,4}$/) })),
  elsewhere: rates,
})

/** What a delivered message costs, in millionths of a dollar, by country and category. */
export type Rates = z.infer<typeof ratesFile>

/** The rates of a file; throws a YamlError where it is not as expected. */
export function readRates(file: string): Rates {
  return dataOf(readYaml(file), ratesFile)
}

/** The country of a chat, by its number or by how its id begins; `…` where there are no rates for it. */
export function countryOf({ countries }: Rates, chat: string): string {
  const [, named] = /^([A-Z]{2})\./.exec(chat) ?? []
  if (named !== undefined) return named in countries ? named : ELSEWHERE
  const found = Object.entries(countries).find(([, { prefix }]) => chat.startsWith(prefix))
  return found?.[0] ?? ELSEWHERE
}

/** Millionths of a dollar; what is not known by name costs as much as a utility message. */
export function rateOf(all: Rates, country: string, name: string): number {
  const { marketing, utility, service } = all.countries[country] ?? all.elsewhere
  if (name === 'free') return 0
  if (name === 'marketing' || name === 'marketing_lite') return marketing
  return name === 'service' ? service : utility
}

const ELSEWHERE = '…'
