import { recordingOf, type TextName } from '../../flow/recordings.ts'
import type { Flow } from '../../flow/flow.ts'
import type { Texts, TextValues } from '../../flow/texts.ts'
import type { Said } from '../effect.ts'
import type { Speech } from '../facts.ts'
import { languageOf } from '../../model/locale.ts'

/** The file of the texts that belong to no flow. */
const COMMON = 'conversation'

/** A text of a flow; a variant it does not have is the common one (`answer`); undefined where there is none. */
export function saidInFlow(
  flow: Flow,
  speech: Speech,
  { message, variant }: Omit<TextName, 'file'>,
  values: TextValues,
): Said | undefined {
  const name = { file: flow.name, message, variant }
  const own = saidFrom(flow.texts, speech, name, values)
  if (own || variant === undefined) return own
  const shared = saidFrom(
    speech.texts,
    speech,
    { file: COMMON, message: 'answer', variant },
    values,
  )
  if (!shared) return undefined
  const recording = recordingOf(name, { ...speech, texts: flow.texts }) ?? shared.recording
  return { ...shared, ...(recording === undefined ? {} : { recording }) }
}

/** A text that belongs to no flow; undefined where there is none. */
export function saidInCommon(
  speech: Speech,
  message: string,
  values: TextValues,
): Said | undefined {
  return saidFrom(speech.texts, speech, { file: COMMON, message, variant: undefined }, values)
}

function saidFrom(
  texts: Texts,
  speech: Speech,
  name: TextName,
  values: TextValues,
): Said | undefined {
  const { locale, recordings } = speech
  const written = texts.find(locale, name.message, name.variant, values)
  if (written === undefined) return undefined
  const text = values('name') === '' ? withoutName(written) : written
  const recording = recordingOf(name, { texts, locale, recordings })
  const source = texts.sourceOf(locale, name.message, name.variant) ?? locale
  return {
    text,
    ...(recording === undefined ? {} : { recording }),
    ...(languageOf(source) === languageOf(locale) ? {} : { fallback: nameOf(name) }),
  }
}

/** "Gracias, .", where no name is known: the comma that leads to it goes too. */
function withoutName(text: string): string {
  return text.replace(/, +(?=[,.!?:;])/g, '')
}

function nameOf({ file, message, variant }: TextName): string {
  return variant === undefined ? `${file}/${message}` : `${file}/${message}.${variant}`
}
