import type { Plant } from '../models/plant/schema.ts'
import type { PlantAnswer } from '../models/protocol.ts'
import type { Placed, SlotTable } from '../models/slots.ts'

/** What browsers are told of the Plant: the same words find a Machine in Chinese, English and initials. */
export function plantAnswer(
  plant: Plant,
  table: SlotTable,
  hashOf: (text: string) => string,
  initialsOf: (name: string) => string,
): PlantAnswer {
  const known = new Map<string, string>()
  const initials = (name: string): string => {
    const made = known.get(name) ?? initialsOf(name)
    known.set(name, made)
    return made
  }
  const of = ({ machine, line, workshop }: Placed): string =>
    [machine, line, workshop].map((part) => initials(part.name['zh-CN'])).join(' ')
  return { hash: hashOf(JSON.stringify(plant)), plant, initials: table.machines.map(of) }
}
