import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { footprint, isInside } from '../../../../models/plant/geometry.ts'
import { layoutOf } from '../../../../simulators/engine/fleet/layout.ts'
import { findPlant } from '../../../../simulators/plant-source.ts'

const plantCalled = (name: string) => {
  const found = findPlant(name, KINDS)
  if (!found.ok) throw new Error(found.sentence)
  return found.plant
}

describe.each(['gearbox', 'smt', 'moulding', 'generated:300'])('the bays of %s', (name) => {
  const plant = plantCalled(name)
  const { machines, vehicles, owners, bays } = layoutOf(plant, KINDS)

  it('[W-32] lie in no machine', () => {
    expect(bays.all.length).toBeGreaterThan(vehicles.length)
    for (const machine of machines) {
      const kind = KINDS.get(machine.kind)
      if (kind === undefined || machine.kind === 'agv') continue
      const outline = footprint(machine.at, machine.heading, kind.size[0], kind.size[1])
      const within = bays.all.filter(({ x, y }) => isInside(outline, [x, y]))
      expect(within, machine.id).toEqual([])
    }
  })

  it('[W-32] serve every machine that AGVs carry to or from, and are a home of its own to each AGV', () => {
    const served = new Set([...bays.stops.values()].flatMap((stops) => [...stops.keys()]))
    for (const way of owners.keys()) {
      for (const machine of way.split(' ').map(Number)) {
        expect(served.has(machine), machines[machine]?.id ?? '').toBe(true)
      }
    }
    const homes = [...bays.homes]
    expect(homes.every((home) => home >= 0)).toBe(true)
    expect(new Set(homes).size).toBe(vehicles.length)
    const charging = plant.workshops.some(({ zones }) => zones.some(({ use }) => use === 'charging'))
    expect(bays.chargers.size > 0).toBe(charging)
  })
})
