import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'

/** A number as people write it: `+50370123456`; whether a chat can reach it. */
export type Phone = { readonly number: string; readonly reach: 'chat' | 'call' }

/** Reads a number in a country (ISO code), with and without `+` or the country's own; undefined where it is none. */
export function readPhone(text: string, country: string): Phone | undefined {
  const found = parsePhoneNumberFromString(text.slice(0, 40), country as CountryCode)
  if (!found?.isValid()) return undefined
  const isMobile = MOBILE.has(found.getType() ?? 'MOBILE')
  return { number: found.number, reach: isMobile ? 'chat' : 'call' }
}

const MOBILE: ReadonlySet<string> = new Set(['MOBILE', 'FIXED_LINE_OR_MOBILE', 'PERSONAL_NUMBER'])
