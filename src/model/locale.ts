/** The language of a locale: `es` of `es-GT`, and of a programme's own words (`es@fundap`). */
export function languageOf(locale: string): string {
  return locale.split(/[-@]/)[0] ?? locale
}
