import { FlowError, type Issue } from '../issue.ts'
import { programmeFiles, readSources, type Sources } from '../sources.ts'
import { CODES, type Code } from './codes.ts'
import { badPhrase } from './files/bad-phrase.ts'
import { baseChanged } from './programmes/base-changed.ts'
import { commonVariables } from './texts/common-variables.ts'
import { conditions } from './steps/conditions.ts'
import { constantCondition } from './steps/constant-condition.ts'
import { explored } from './explored.ts'
import { figureKind } from './steps/figure-kind.ts'
import type { Finding } from './finding.ts'
import { flowsStartEachOther } from './steps/flows-start-each-other.ts'
import { isInherited } from './inherited.ts'
import { intents } from './steps/intents.ts'
import { labels } from './steps/labels.ts'
import { lostCommonText } from './texts/lost-common-text.ts'
import { loopWithoutQuestion } from './steps/loop-without-question.ts'
import { readMaterial, type Material } from './material.ts'
import { missingFile, NEEDED } from './files/missing-file.ts'
import { missingAudio } from './texts/missing-audio.ts'
import { missingConsent } from './steps/missing-consent.ts'
import { missingStart } from './steps/missing-start.ts'
import { missingText } from './texts/missing-text.ts'
import { names } from './steps/names.ts'
import { noWayToEnd } from './steps/no-way-to-end.ts'
import { patterns } from './steps/patterns.ts'
import { placesAndLanguages } from './programmes/places-and-languages.ts'
import { overlappingSchedules } from './programmes/overlapping-schedules.ts'
import { schedules } from './programmes/programme-rules.ts'
import { programmeFigures } from './programmes/programme-figures.ts'
import { questionShape } from './steps/question-shape.ts'
import { sayAll, type CheckLanguage } from './say.ts'
import { scheduleDays } from './programmes/schedule-days.ts'
import { strayOverlays } from './programmes/stray-overlays.ts'
import { templateTargets } from './files/template-targets.ts'
import { textLength } from './texts/text-length.ts'
import { textStyle } from './texts/text-style.ts'
import { textVariables } from './texts/text-variables.ts'
import { translations } from './texts/translations.ts'
import { unfitSchedule } from './programmes/unfit-schedule.ts'
import { unknownRecording } from './texts/unknown-recording.ts'
import { unknownStep } from './steps/unknown-step.ts'
import { unknownText } from './texts/unknown-text.ts'
import { unreadFile } from './files/unread-file.ts'
import { unreachableStep } from './steps/unreachable-step.ts'
import { unsavedAnswer } from './steps/unsaved-answer.ts'
import { valueBeforeSet } from './steps/value-before-set.ts'
import { whenBranches } from './steps/when-branches.ts'
import { wordsFiles } from './files/words-files.ts'
import { writtenNames } from './steps/written-names.ts'
import { wrongFileName } from './files/wrong-file-name.ts'

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
  unsavedAnswer,
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
  commonVariables,
  textLength,
  textStyle,
  translations,
  labels,
  missingAudio,
  unknownRecording,
  schedules,
  overlappingSchedules,
  scheduleDays,
  unfitSchedule,
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
  const issues = checkLibrary(root, { explores: false, more: [missingFile(NEEDED)] })
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
