import { FlowError, type Issue } from '../issue.ts'
import { programmeFiles, readSources, type Sources } from '../sources.ts'
import { CODES, type Code } from './codes.ts'
import { badPhrase } from './bad-phrase.ts'
import { baseChanged } from './base-changed.ts'
import { conditions } from './conditions.ts'
import { constantCondition } from './constant-condition.ts'
import { explored } from './explored.ts'
import { figureKind } from './figure-kind.ts'
import type { Finding } from './finding.ts'
import { flowsStartEachOther } from './flows-start-each-other.ts'
import { isInherited } from './inherited.ts'
import { intents } from './intents.ts'
import { labels } from './labels.ts'
import { lostCommonText } from './lost-common-text.ts'
import { loopWithoutQuestion } from './loop-without-question.ts'
import { readMaterial, type Material } from './material.ts'
import { missingAudio } from './missing-audio.ts'
import { missingConsent } from './missing-consent.ts'
import { missingStart } from './missing-start.ts'
import { missingText } from './missing-text.ts'
import { names } from './names.ts'
import { noWayToEnd } from './no-way-to-end.ts'
import { patterns } from './patterns.ts'
import { placesAndLanguages } from './places-and-languages.ts'
import { overlappingSchedules } from './overlapping-schedules.ts'
import { schedules } from './programme-rules.ts'
import { programmeFigures } from './programme-figures.ts'
import { questionShape } from './question-shape.ts'
import { sayAll, type CheckLanguage } from './say.ts'
import { scheduleDays } from './schedule-days.ts'
import { strayOverlays } from './stray-overlays.ts'
import { templateTargets } from './template-targets.ts'
import { textLength } from './text-length.ts'
import { textStyle } from './text-style.ts'
import { textVariables } from './text-variables.ts'
import { translations } from './translations.ts'
import { unknownRecording } from './unknown-recording.ts'
import { unknownStep } from './unknown-step.ts'
import { unknownText } from './unknown-text.ts'
import { unreadFile } from './unread-file.ts'
import { unreachableStep } from './unreachable-step.ts'
import { valueBeforeSet } from './value-before-set.ts'
import { whenBranches } from './when-branches.ts'
import { wordsFiles } from './words-files.ts'
import { writtenNames } from './written-names.ts'
import { wrongFileName } from './wrong-file-name.ts'

/** Looks at a whole library for one kind of mistake. */
export type Check = (material: Material) => readonly Finding[]

/** Every check; what is wrong with the form of the files comes with the material. */
const CHECKS: readonly Check[] = [
  wrongFileName,
  unreadFile,
  wordsFiles,
  badPhrase,
  missingStart,
  unknownStep,
  unreachableStep,
  noWayToEnd,
  loopWithoutQuestion,
  whenBranches,
  flowsStartEachOther,
  questionShape,
  missingConsent,
  conditions,
  constantCondition,
  patterns,
  writtenNames,
  valueBeforeSet,
  names,
  figureKind,
  intents,
  missingText,
  unknownText,
  lostCommonText,
  textVariables,
  textLength,
  textStyle,
  translations,
  labels,
  missingAudio,
  unknownRecording,
  schedules,
  overlappingSchedules,
  scheduleDays,
  programmeFigures,
  placesAndLanguages,
  templateTargets,
  strayOverlays,
  baseChanged,
]

export type CheckOptions = {
  readonly language?: CheckLanguage
  /** Whether to report on a file; on every file where absent. */
  readonly isAsked?: (file: string) => boolean
  /** Whether flows are played through as well; they are where it is absent. */
  readonly explores?: boolean
  /** Checks of those who run the flows; made when nothing else is wrong. */
  readonly more?: readonly Check[]
}

/** All that is wrong with the library under a folder, by file and place. */
export function checkLibrary(root: string, options: CheckOptions = {}): readonly Issue[] {
  return checkSources(readSources(root), options)
}

/** The same for files that are already read. */
export function checkSources(sources: Sources, options: CheckOptions = {}): readonly Issue[] {
  return checkMaterial(readMaterial(sources), options)
}

/** The same for what has been made of the files. */
export function checkMaterial(
  material: Material,
  { language = 'en', isAsked, explores = true, more = [] }: CheckOptions = {},
): readonly Issue[] {
  const found = [...material.findings, ...CHECKS.flatMap((check) => check(material))]
  const read = found.filter(
    (finding) => !isHidden(finding, material) && !isInherited(finding, found, material),
  )
  const wrong = read.filter(({ code }) => CODES[code] === 'error').map(({ file }) => file)
  const met = explores ? explored(material, new Set(wrong)) : []
  const isSoFarSound = wrong.length === 0 && met.length === 0
  const findings = [
    ...read,
    ...met,
    ...(isSoFarSound ? more.flatMap((each) => each(material)) : []),
  ]
  const issues = sayAll(findings, language)
  return isAsked ? issues.filter(({ file }) => isAsked(file)) : issues
}

/** Throws a FlowError with every error that the rules find; what only an exploration meets stops no service. */
export function refuseErrors(root: string): void {
  const issues = checkLibrary(root, { explores: false })
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new FlowError(errors)
}

/** A programme that cannot be read may declare what flows name: nothing is said of that. */
function isHidden({ code }: Finding, { programmes, sources }: Material): boolean {
  const isPartly =
    programmes.some(({ programme }) => !programme) ||
    programmes.length < programmeFiles(sources).length
  return isPartly && DECLARED_BY_PROGRAMMES.has(code)
}

const DECLARED_BY_PROGRAMMES: ReadonlySet<Code> = new Set([
  'unknown-figure',
  'unknown-programme',
  'unknown-module',
  'unknown-variable',
])
