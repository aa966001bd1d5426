import { describe, expect, it } from 'vitest'
import type { Law } from '../../../../simulators/engine/laws/law.ts'
import { compiled, found, IN_THE_BOX } from './compiled.ts'

/** Nothing but the fixed and the spread ones are used for cycles in the box. */
function usualSeconds(cycle: Law): number {
  if (cycle.law === 'fixed') return cycle.value / 1000
  if ('mean' in cycle) return cycle.mean / 1000
  throw new Error(`a cycle of the law ${cycle.law}`)
}

/** New hands, low air and a Story's slow machine together. */
const SLOWEST = 2.5

describe('the cycle times of the plants in the box', () => {
  it.each(IN_THE_BOX)('[G-3] are within what the Channels of the Kinds hold, slow ones too: %s', (name) => {
    const { table, model } = compiled(found(name))
    let seen = 0
    for (const { machine, kind, index } of table.machines) {
      const channel = kind.channels.find(({ key }) => key === 'cycleTime')
      const station = model.stations[index]
      if (channel === undefined || station === undefined || station.role === 'none') continue
      seen += 1
      const longest = usualSeconds(station.cycle) * Math.max(1, ...station.productFactor) * SLOWEST
      expect(channel.max, machine.id).toBeGreaterThan(longest)
    }
    expect(seen).toBeGreaterThan(10)
  })
})
