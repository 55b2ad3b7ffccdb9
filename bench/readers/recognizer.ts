import { createRequire } from 'node:module'
import { z } from 'zod'

/** Name and exact version of the package that is measured. */
export const RECOGNIZER = { name: '@microsoft/recognizers-text-number', version: installed() }

/** The one number Microsoft's recognizer finds in a Spanish text; undefined where it finds none or several. */
export function recognized(text: string): number | undefined {
  const found = results.parse(recognizer.recognizeNumber(text, SPANISH))
  const [only, second] = found.map(({ resolution }) => Number(resolution.value.replace(',', '.')))
  return second === undefined && Number.isFinite(only) ? only : undefined
}

const SPANISH = 'es-es'
const results = z.array(z.object({ resolution: z.object({ value: z.string() }) }))
const recognizer = load(RECOGNIZER.name) as {
  recognizeNumber(text: string, culture: string): unknown
}

function installed(): string {
  const manifest = load('@microsoft/recognizers-text-number/package.json')
  return z.object({ version: z.string() }).parse(manifest).version
}

/** The package stands in a `package.json` of its own, so that the product does not depend on it. */
function load(name: string): unknown {
  try {
    return createRequire(import.meta.url)(name)
  } catch (cause) {
    throw new Error(`'${name}' is not installed; run: npm install --prefix bench/readers`, {
      cause,
    })
  }
}
