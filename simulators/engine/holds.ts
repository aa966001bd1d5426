import type { ReasonWord } from '../../models/reason.ts'

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
