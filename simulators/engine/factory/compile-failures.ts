import type { MachineProduction } from '../../../models/plant/production.ts'
import type { Placed } from '../../../models/slots.ts'
import { alarmsOf, wornAlarm } from '../alarms.ts'
import { holdMillisOf, holdReasonsOf, hoursBetween } from '../holds.ts'
import { Random, seedOf } from '../random.ts'
import { temperamentOf } from '../temperament.ts'
import { exponential, HOUR, lognormal, MINUTE, SECOND, scaledLaw } from './compile-laws.ts'
import type { FailureMode, ShortStop } from './model.ts'

/** Who mends what, by the numbers of their crews; undefined where a Plant has nobody for it. */
export interface Menders {
  /** At hand for what takes minutes: a fault that is acknowledged, a tool that is changed. */
  readonly operators: number | undefined
  readonly fitters: number | undefined
  /** The crew that the plant file calls so. */
  readonly byId: ReadonlyMap<string, number>
}

/** What lasts no longer than this is changed in minutes by whoever is at hand, and before it breaks. */
const CONSUMABLE_HOURS = 500
const CHANGED_AT = 0.9
/** What could be seen to be worn was replaced before the day began. */
const SEEN_AT = 0.6

/** Wear parts of the Kind, then sudden faults by the alarms of its controller, then what the file adds [W-24]. */
export function failuresOf(
  placed: Placed,
  told: MachineProduction | undefined,
  menders: Menders,
  seed: number,
): readonly FailureMode[] {
  const usual = [...wearOf(placed), ...faultsOf(placed)].map((mode) => withCrew(mode, menders))
  const own = told?.failures ?? []
  const ids = new Set(usual.map(({ id }) => id))
  const random = new Random(seedOf(`${placed.path}#used`, seed))
  return [...usual, ...own.filter(({ id }) => !ids.has(id)).map(({ id }) => bare(placed, id))].map((mode) => {
    // Every one draws, so that a mode that the file changes leaves the others as they were [W-25].
    const used = random.next()
    const other = own.find(({ id }) => id === mode.id)
    const base = { ...mode, used: mode.wearPart === undefined ? 0 : used * (mode.replacedAt ?? SEEN_AT) }
    if (other === undefined) return base
    return {
      ...base,
      clock: other.clock,
      life: scaledLaw(other.life, HOUR),
      repair: scaledLaw(other.repair, MINUTE),
      crew: other.crew === undefined ? undefined : menders.byId.get(other.crew),
      replacedAt: other.replacedAt,
      used: mode.wearPart === undefined ? 0 : used * (other.replacedAt ?? SEEN_AT),
    }
  })
}

interface Unmanned extends Omit<FailureMode, 'crew' | 'used'> {
  readonly by: 'operators' | 'fitters'
}

const withCrew = ({ by, ...mode }: Unmanned, menders: Menders): Omit<FailureMode, 'used'> => ({
  ...mode,
  crew: menders[by],
})

/** The parts that wear: shorter lives are the more certain ones, as of tools that all do the same work. */
function wearOf(placed: Placed): readonly Unmanned[] {
  return placed.kind.wearParts.map(({ id, lifeHours }, wearPart) => {
    const consumable = lifeHours <= CONSUMABLE_HOURS
    const shape = consumable ? 4 : lifeHours < 10_000 ? 3 : 2
    return {
      id,
      clock: 'operating',
      life: { law: 'weibull', scale: (lifeHours * HOUR) / MEAN_OF_WEIBULL[shape], shape },
      repair: consumable ? lognormal(4 * MINUTE, 1.2 * MINUTE) : lognormal(38 * MINUTE, 11 * MINUTE),
      by: consumable ? 'operators' : 'fitters',
      wearPart,
      alarm: wornAlarm(placed.kind.id, id),
      replacedAt: consumable ? CHANGED_AT : undefined,
    }
  })
}

/** The mean of a Weibull law of scale 1, by its shape: gamma(1 + 1/shape). */
const MEAN_OF_WEIBULL = { 2: 0.886_226_925, 3: 0.892_979_512, 4: 0.906_402_477 } as const

/** What the controller stops the machine for without a warning, one mode a code. */
function faultsOf(placed: Placed): readonly Unmanned[] {
  const { faultHours, trade } = temperamentOf(placed.kind.id)
  // The network and the fleet have troubles of their own, told elsewhere.
  if (trade === 'connects' || trade === 'drives') return []
  const { faults } = alarmsOf(placed.kind.id)
  return faults.map(({ code }) => ({
    id: code,
    clock: 'operating',
    life: exponential(faultHours * faults.length * HOUR),
    repair: lognormal(12 * MINUTE, 8 * MINUTE),
    by: 'operators',
    wearPart: undefined,
    alarm: code,
    replacedAt: undefined,
  }))
}

/** A code that only the plant file knows; the file says the rest of it. */
const bare = (placed: Placed, id: string): Omit<FailureMode, 'used'> => {
  const wearPart = placed.kind.wearParts.findIndex((part) => part.id === id)
  return {
    id,
    clock: 'operating',
    life: exponential(HOUR),
    repair: exponential(MINUTE),
    crew: undefined,
    wearPart: wearPart < 0 ? undefined : wearPart,
    alarm: id,
    replacedAt: undefined,
  }
}

/** Short stops: those of the file, else a few for which machines of its Kind are held anywhere [W-24]. */
export function stopsOf(placed: Placed, told: MachineProduction | undefined): readonly ShortStop[] {
  if (told?.stops !== undefined) {
    return told.stops.map(({ reason, every, lasts }) => ({
      reason,
      every: scaledLaw(every, MINUTE),
      lasts: scaledLaw(lasts, SECOND),
    }))
  }
  const { holdHours } = temperamentOf(placed.kind.id)
  const reasons = holdReasonsOf(placed.kind.id)
  return reasons.map((reason) => ({
    reason,
    every: exponential(hoursBetween(reason, reasons.length, holdHours) * HOUR),
    lasts: holdMillisOf(reason),
  }))
}
