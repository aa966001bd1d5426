import { KINDS } from '../../../models/kinds/catalogue.ts'
import { parsePlant } from '../../../models/plant/parse.ts'
import type { Plant } from '../../../models/plant/schema.ts'
import { generatedPlant } from '../../../models/plants/generated.ts'
import { SERVER_CHANNELS, type SlotTable, slotTable } from '../../../models/slots.ts'

/** The plant that benches run on, the same as `--plant generated:N`. */
export interface BenchPlant {
  readonly plant: Plant
  readonly table: SlotTable
  /** The slots that Machines publish: all but those which the server writes. */
  readonly published: Int32Array
}

export const MACHINES = 10_000

export function benchPlant(machines = MACHINES): BenchPlant {
  const parsed = parsePlant(generatedPlant(machines), KINDS)
  if (!parsed.ok) throw new Error('the generated plant is no plant')
  const table = slotTable(parsed.plant, KINDS)
  const published = table.machines.flatMap(({ firstSlot, channels }) =>
    Array.from({ length: channels.length - SERVER_CHANNELS }, (_, i) => firstSlot + i),
  )
  return { plant: parsed.plant, table, published: Int32Array.from(published) }
}
