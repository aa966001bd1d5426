import { type AlarmList, isSeenTo, type MachineAlarm, weightOf } from './alarm.ts'
import type { VoiceEffect } from './effect.ts'
import { MODE, type Mode } from './factory/fact.ts'
import type { Played } from './played.ts'
import { Random, seedOf } from './random.ts'
import { temperamentOf } from './temperament.ts'

/** What is said though nothing is so, and the small complaints that machines always have. */
export interface Voices {
  /** When one is next heard, in simulated time. */
  nextMillis(): number
  advance(atMillis: number): void
  take(effect: VoiceEffect, atMillis: number): boolean
  /** What Stories had them say ends. */
  endEffects(atMillis: number): void
}

export interface VoicePlan {
  readonly all: readonly Played[]
  readonly seed: number
  readonly startMillis: number
  /** A device that is no part of the Plant says something. */
  readonly onStranger: (topic: string, payload: string, atMillis: number) => void
}

interface Due {
  atMillis: number
  readonly untilMillis: number
  /** Says it, and answers when it is next heard. */
  readonly speak: (atMillis: number) => number
}

/** An alarm that was raised; `awaits` somebody at the machine, and is looked at again at its end. */
interface Standing {
  readonly played: Played
  readonly code: string
  readonly awaits: boolean
  endMillis: number
}

const HOUR_MILLIS = 3_600_000
const MINUTE_MILLIS = 60_000
/** Until somebody has seen to it. */
const WARNING_MILLIS = [180_000, 1_200_000] as const
/** How often it is looked whether somebody is at a machine that cries for one. */
const LOOK_MILLIS = 10_000
/** Whoever is there for something else fills up what is low, too. */
const ATTENDED: ReadonlySet<Mode> = new Set([MODE.held, MODE.setup, MODE.down, MODE.maintenance])
const NUISANCE_MILLIS = [4000, 40_000] as const

export function createVoices({ all, seed, startMillis, onStranger }: VoicePlan): Voices {
  const byId = new Map(all.map((played) => [played.placed.machine.id, played]))
  const standing = new Map<string, Standing>()
  let told: Due[] = []
  const warnings = all.flatMap((played) => warningsOf(played))
  let next = Number.NEGATIVE_INFINITY

  function raise(played: Played, code: string, atMillis: number, lastsMillis: number, awaits = false): void {
    const key = `${played.placed.index} ${code}`
    // One that is down cries already.
    if (standing.has(key) || played.mode === MODE.down) return
    const { faults, warnings: mild } = played.alarms
    const alarm = [...faults, ...mild].find((each) => each.code === code)
    if (alarm === undefined) return
    played.events.push({ atMillis, event: { event: 'alarmRaised', ...alarm } })
    standing.set(key, { played, code, awaits, endMillis: atMillis + lastsMillis })
  }

  /** A small complaint now and then while it runs, that stops nothing. */
  function warningsOf(played: Played): readonly Due[] {
    const { placed, alarms } = played
    const { warningHours } = temperamentOf(placed.kind.id)
    if (!Number.isFinite(warningHours) || alarms.warnings.length === 0) return []
    const random = new Random(seedOf(`${placed.path}#warnings`, seed))
    // Even chances over twice the mean are near enough to a machine's temper, and need no logarithm.
    const gap = (): number => random.between(0.02, 1.98) * warningHours * HOUR_MILLIS
    const speak = (atMillis: number): number => {
      const { code } = pickWarning(alarms.warnings, random.next())
      const awaits = isSeenTo(code)
      const lasts = random.between(...WARNING_MILLIS)
      if (played.mode === MODE.running) raise(played, code, atMillis, awaits ? LOOK_MILLIS : lasts, awaits)
      return atMillis + gap()
    }
    // The day did not begin with a complaint: what is left of a gap is as the lesser of two.
    return [{ atMillis: startMillis + Math.min(gap(), gap()), untilMillis: Number.POSITIVE_INFINITY, speak }]
  }

  function nuisance(effect: Extract<VoiceEffect, { do: 'nuisance' }>, atMillis: number): Due {
    const random = new Random(seedOf(effect.machines.join(), seed))
    const machines = effect.machines.flatMap((id) => byId.get(id) ?? [])
    return due(effect, atMillis, (now) => {
      const played = machines[random.below(machines.length)]
      if (played !== undefined) {
        const known = [...played.alarms.faults, ...played.alarms.warnings].map(({ code }) => code)
        const codes = effect.codes.filter((code) => known.includes(code))
        raise(played, codes[random.below(codes.length)] ?? '', now, random.between(...NUISANCE_MILLIS))
      }
      return now + (random.between(0.2, 1.8) * MINUTE_MILLIS) / effect.perMinute
    })
  }

  function stranger(effect: Extract<VoiceEffect, { do: 'stranger' }>, atMillis: number): Due {
    const random = new Random(seedOf(effect.topic, seed))
    return due(effect, atMillis, (now) => {
      onStranger(effect.topic, effect.payloads[random.below(effect.payloads.length)] ?? '', now)
      return now + (random.between(0.5, 1.5) * MINUTE_MILLIS) / effect.perMinute
    })
  }

  const due = (effect: VoiceEffect, atMillis: number, speak: Due['speak']): Due => ({
    atMillis,
    untilMillis: atMillis + effect.minutes * MINUTE_MILLIS,
    speak,
  })

  function clear(atMillis: number): void {
    for (const [key, alarm] of standing) {
      const { played, code, awaits, endMillis } = alarm
      if (endMillis > atMillis) continue
      if (awaits && !ATTENDED.has(played.mode)) {
        alarm.endMillis += LOOK_MILLIS
        continue
      }
      played.events.push({ atMillis: endMillis, event: { event: 'alarmCleared', code } })
      standing.delete(key)
    }
  }

  function look(): void {
    next = Number.POSITIVE_INFINITY
    for (const { atMillis } of warnings) next = Math.min(next, atMillis)
    for (const { atMillis } of told) next = Math.min(next, atMillis)
    for (const { endMillis } of standing.values()) next = Math.min(next, endMillis)
  }

  look()
  return {
    nextMillis: () => next,
    advance(atMillis) {
      while (next <= atMillis) {
        const now = next
        clear(now)
        for (const each of [...warnings, ...told]) if (each.atMillis <= now) each.atMillis = each.speak(now)
        told = told.filter((each) => each.atMillis <= each.untilMillis)
        look()
      }
    },
    take(effect, atMillis) {
      told.push(effect.do === 'nuisance' ? nuisance(effect, atMillis) : stranger(effect, atMillis))
      look()
      return true
    },
    endEffects() {
      told = []
      look()
    },
  }
}

/** Where chance, from 0 to 1, falls among warnings by their weights. */
function pickWarning(warnings: AlarmList['warnings'], chance: number): MachineAlarm {
  let left = chance * warnings.reduce((sum, each) => sum + weightOf(each), 0)
  for (const each of warnings) {
    left -= weightOf(each)
    if (left < 0) return each
  }
  return warnings[0]
}
