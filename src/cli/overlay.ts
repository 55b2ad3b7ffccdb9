import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { baseCopy, baseDifferences, type Changed } from '../flow/base-copy.ts'
import type { Library } from '../flow/library.ts'
import { readSources, type Sources } from '../flow/sources.ts'
import { RequestError } from '../model/request-error.ts'
import { sayDifferences } from './publish/words.ts'
import { LANGUAGE, wordsIn } from './words.ts'
import { openLibrary, ROOT } from './workplace.ts'

/**
 * `overlay PROGRAMME/FLOW [--accept]`: what has changed in everybody's flow since the programme wrote its changes of it;
 * `--accept` keeps the flow as it is now as the copy that later changes are told from.
 */
export async function overlayCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { accept: { type: 'boolean' }, language: LANGUAGE },
  })
  const say = wordsIn('publish', values.language)
  const changed = changedFlow(positionals, openLibrary())
  const name = `${changed.programme}/${changed.flow}`
  const sources = readSources(ROOT)
  const changes = baseDifferences(changed, sources)
  const lines = [
    ...(changes ? sayDifferences(changes, say).map((line) => `  - ${line}`) : []),
    ...(changes?.length === 0 ? [say('base-same', { name })] : []),
    ...(changes ? [] : [say('base-none', { name })]),
  ]
  if (values.accept)
    lines.push(say('base-kept', { name, files: keep(changed, sources).join(', ') }))
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}

function changedFlow(names: readonly string[], library: Library): Changed {
  const [name = '', ...more] = names
  const [programme = '', flow = ''] = name.split('/')
  const { language } = library.programmes.get(programme) ?? {}
  if (more.length > 0 || language === undefined || !library.current(flow)) {
    const programmes = [...library.programmes.keys()].join(', ')
    throw new RequestError(
      `'${names.join(' ')}': expected PROGRAMME/FLOW, such as fundap/menu; the programmes are ${programmes}`,
    )
  }
  return { programme, flow, language }
}

function keep(changed: Changed, sources: Sources): readonly string[] {
  const copy = baseCopy(changed, sources)
  for (const [file, content] of copy) {
    mkdirSync(dirname(join(ROOT, file)), { recursive: true })
    writeFileSync(join(ROOT, file), content)
  }
  return [...copy.keys()]
}
