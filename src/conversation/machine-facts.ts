import { dayOf } from '../calendar/local.ts'
import type { MachineFacts } from '../flow/machine.ts'
import { toldOf } from '../flow/values.ts'
import type { Facts, Speech } from './facts.ts'

/** What the guards and delays of a machine can look at. */
export function machineFacts(facts: Facts, speech: Speech, now: number): MachineFacts {
  const { fields, programme, module } = facts
  const counts = Object.entries(programme?.figures ?? {}).flatMap(([name, { kind }]) =>
    kind === 'number' ? [name] : [],
  )
  return {
    contact: {
      name: facts.name ?? '',
      trainer: facts.trainer ?? '',
      language: speech.locale,
      goal: fields.goal ?? '',
      hour: fields.hour ?? '',
      step: fields.step ?? '',
      paused: isPaused(facts, now),
      audio: fields.audio === 'yes',
      status: facts.status,
      consented: facts.consented,
    },
    programme: {
      name: programme?.name ?? '',
      title: programme?.title ?? '',
      organisation: programme?.organisation ?? '',
    },
    cohort: { name: facts.cohort ?? '' },
    module: { last: module?.last ?? '', next: module?.next ?? '' },
    figures: facts.figures,
    told: toldOf(facts.figures, counts),
    counts,
    now,
    zone: facts.zone,
    ...(facts.joinedAt === undefined ? {} : { joinedAt: facts.joinedAt }),
    ...(module?.date === undefined ? {} : { nextModule: module.date }),
  }
}

/** Whether she has asked for silence until a day that has not come. */
export function isPaused({ fields, zone }: Facts, now: number): boolean {
  const until = fields['paused-until']
  return until !== undefined && dayOf(now, zone) < until
}
