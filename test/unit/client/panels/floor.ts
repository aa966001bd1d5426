import { applyFrame, createNow, type Now } from '../../../../client/state/now.ts'
import { type PlantModel, plantModel } from '../../../../client/state/plant.ts'
import { createFrame, FORM } from '../../../../models/frame/frame.ts'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { parsePlant } from '../../../../models/plant/parse.ts'
import { generatedPlant } from '../../../../models/plants/generated.ts'
import { linkSlot } from '../../../../models/slots.ts'
import { LINK } from '../../../../models/state.ts'
import { QUALITY } from '../../../../models/twin.ts'

/** A believable plant as a browser has it, with initials that can be told apart. */
export function floorOf(machines: number): { readonly model: PlantModel; readonly now: Now } {
  const parsed = parsePlant(generatedPlant(machines), KINDS)
  if (!parsed.ok) throw new Error('the generated plant does not parse')
  const initials = Array.from({ length: machines }, (_, i) => `csj${i}`)
  const model = plantModel({ hash: 'h', plant: parsed.plant, initials }, KINDS)
  return { model, now: createNow(model) }
}

/** One Reading, as a Frame brings it. */
export function read(
  now: Now,
  slot: number,
  quantum: number,
  time = 1000,
  quality: number = QUALITY.good,
): void {
  const frame = createFrame(1)
  frame.form = FORM.line
  frame.count = 1
  frame.slots[0] = slot
  frame.quanta[0] = quantum
  frame.times[0] = time
  frame.qualities[0] = quality
  applyFrame(now, frame)
}

/** Brings Machines within reach, so that what they say counts. */
export function reach({ model, now }: { readonly model: PlantModel; readonly now: Now }): void {
  for (const placed of model.table.machines) read(now, linkSlot(placed), LINK.online)
}
