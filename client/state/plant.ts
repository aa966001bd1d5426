import { staleAfterMillis } from '../../models/freshness.ts'
import type { Kind } from '../../models/kinds/kind.ts'
import type { Plant } from '../../models/plant/schema.ts'
import type { PlantAnswer } from '../../models/protocol.ts'
import { linkSlot, type SlotTable, skewSlot, slotTable, stateSlot } from '../../models/slots.ts'

/** What a slot tells beside its value: how its Machine stands, by its state or its link, or nothing of the kind. */
export const ROLE = { plain: 0, told: 1 } as const

/** The Plant as this browser knows it, with what the hot paths look up by slot or by Machine. */
export interface PlantModel {
  readonly hash: string
  readonly plant: Plant
  readonly table: SlotTable
  /** Pinyin of the Chinese names, initials and whole, by Machine index. */
  readonly initials: readonly string[]
  /** ROLE by slot. */
  readonly roles: Uint8Array
  /** The age at which each slot turns stale. */
  readonly staleAfterMillis: Float64Array
  /** The slots of each Machine's state, link and clockSkew, by Machine index. */
  readonly stateSlots: Int32Array
  readonly linkSlots: Int32Array
  readonly skewSlots: Int32Array
  /** 1 for a Machine that is infrastructure, by index [K-14]. */
  readonly infrastructure: Uint8Array
}

/** Throws where the Plant has a Kind that this client does not know. */
export function plantModel(answer: PlantAnswer, kinds: ReadonlyMap<string, Kind>): PlantModel {
  const table = slotTable(answer.plant, kinds)
  const roles = new Uint8Array(table.size)
  const staleAfter = table.periodMillis.map(staleAfterMillis)
  const stateSlots = new Int32Array(table.machines.length)
  const linkSlots = new Int32Array(table.machines.length)
  const skewSlots = new Int32Array(table.machines.length)
  const infrastructure = new Uint8Array(table.machines.length)
  for (const placed of table.machines) {
    stateSlots[placed.index] = stateSlot(placed)
    linkSlots[placed.index] = linkSlot(placed)
    roles[stateSlot(placed)] = ROLE.told
    roles[linkSlot(placed)] = ROLE.told
    skewSlots[placed.index] = skewSlot(placed)
    infrastructure[placed.index] = placed.kind.infrastructure === true ? 1 : 0
  }
  return {
    hash: answer.hash,
    plant: answer.plant,
    table,
    initials: answer.initials,
    roles,
    staleAfterMillis: staleAfter,
    stateSlots,
    linkSlots,
    skewSlots,
    infrastructure,
  }
}
