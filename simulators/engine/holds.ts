import type { ReasonWord } from '../../models/reason.ts'
import type { Law } from './laws/law.ts'

type Reasons = readonly [ReasonWord, ...ReasonWord[]]

const CUTTING: Reasons = ['gauging', 'toolChange', 'operatorCall', 'materialCheck']
const CONVEYING: Reasons = ['clearing', 'operatorCall']
const MEASURING: Reasons = ['calibration', 'cleaning', 'operatorCall']

/** What a machine of each Kind is held for, for a minute or two, by whoever works there. */
const BY_KIND: ReadonlyMap<string, Reasons> = new Map<string, Reasons>([
  ['machining-centre-3', CUTTING],
  ['machining-centre-5', CUTTING],
  ['lathe', CUTTING],
  ['gear-hobber', CUTTING],
  ['grinder', ['gauging', 'dressing', 'toolChange', 'operatorCall']],
  ['laser-cutter', ['gauging', 'cleaning', 'materialCheck', 'operatorCall']],
  ['press', ['gauging', 'toolChange', 'materialCheck', 'operatorCall']],
  ['injection-moulder', ['gauging', 'cleaning', 'refill', 'operatorCall']],
  ['furnace', ['recipeCheck', 'materialCheck', 'operatorCall']],
  ['washer', ['refill', 'cleaning', 'recipeCheck', 'operatorCall']],
  ['solder-printer', ['refill', 'cleaning', 'gauging', 'operatorCall']],
  ['pick-and-place', ['reelChange', 'cleaning', 'materialCheck', 'operatorCall']],
  ['reflow-oven', ['recipeCheck', 'clearing', 'operatorCall']],
  ['optical-inspection', MEASURING],
  ['coordinate-measuring', MEASURING],
  ['robot', ['clearing', 'cleaning', 'operatorCall']],
  ['assembly-station', ['materialCheck', 'refill', 'operatorCall']],
  ['workstation', ['materialCheck', 'refill', 'operatorCall']],
  ['conveyor', CONVEYING],
  ['buffer', CONVEYING],
  ['storage', ['materialCheck', 'clearing', 'operatorCall']],
  ['palletiser', ['refill', 'clearing', 'operatorCall']],
])

/** None of what is never held: what drives and what connects. */
export const holdReasonsOf = (kindId: string): readonly ReasonWord[] => BY_KIND.get(kindId) ?? []

interface Minutes {
  readonly mean: number
  readonly deviation: number
}

const minutes = (mean: number, deviation: number): Minutes => ({ mean, deviation })

/** How long each takes, as a lognormal law: most are done soon, a few take twice as long. */
const LASTS: ReadonlyMap<string, Minutes> = new Map<ReasonWord, Minutes>([
  ['gauging', minutes(0.5, 0.15)],
  ['toolChange', minutes(0.7, 0.2)],
  ['materialCheck', minutes(0.9, 0.3)],
  ['reelChange', minutes(1, 0.3)],
  ['clearing', minutes(1.3, 0.6)],
  ['recipeCheck', minutes(1.5, 0.5)],
  ['operatorCall', minutes(2, 0.9)],
  ['dressing', minutes(2.5, 0.3)],
  ['refill', minutes(2.8, 0.6)],
  ['cleaning', minutes(4.2, 0.9)],
  ['calibration', minutes(7, 1.5)],
])
const USUAL = minutes(0.8, 0.25)
/** What a machine stands for short stops between two, whatever they are for. */
const STOP_MINUTES = 0.8

export function holdMillisOf(reason: ReasonWord): Law {
  const { mean, deviation } = LASTS.get(reason) ?? USUAL
  return { law: 'lognormal', mean: 60_000 * mean, deviation: 60_000 * deviation }
}

/**
 * Each reason takes the same share of a machine's time, so that what takes long is rare: running hours between two of
 * a reason, of a machine that has so many and stops once in `holdHours` for less than a minute.
 */
export const hoursBetween = (reason: ReasonWord, reasons: number, holdHours: number): number =>
  holdHours * reasons * ((LASTS.get(reason) ?? USUAL).mean / STOP_MINUTES)
