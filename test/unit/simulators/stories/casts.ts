import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { slotTable } from '../../../../models/slots.ts'
import { type Cast, castOf } from '../../../../simulators/engine/cast.ts'
import { compileFactory } from '../../../../simulators/engine/factory/compile.ts'
import { findPlant } from '../../../../simulators/plant-source.ts'

const known = new Map<string, Cast>()

/** A plant in the box, compiled as it is played. */
export function castFor(name: string): Cast {
  const found = known.get(name)
  if (found !== undefined) return found
  const result = findPlant(name, KINDS)
  if (!result.ok) throw new Error(result.sentence)
  const { plant } = result
  const table = slotTable(plant, KINDS)
  const model = compileFactory({ plant, table, seed: 1, startMillis: 1_700_000_000_000 })
  const cast = castOf(plant, table, model)
  known.set(name, cast)
  return cast
}

export const indexIn = (cast: Cast, id: string): number => {
  const member = cast.members.get(id)
  if (member === undefined) throw new Error(`no machine ${id}`)
  return member.index
}
