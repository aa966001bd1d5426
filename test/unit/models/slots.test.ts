import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePlant } from '../../../models/plant/parse.ts'
import { channelAt, linkSlot, perUnitOf, skewSlot, slotTable, stateSlot } from '../../../models/slots.ts'
import { quantumOf, valueOfQuantum } from '../../../models/twin.ts'
import {
  generatedTable,
  PROBE_KINDS,
  placedOf,
  probePlant,
  probeTable,
  slotOf,
  tableOf,
} from '../../helpers/plant.ts'
import { SEED } from '../../helpers/seed.ts'

describe('slots', () => {
  it('[S-1] are given from 0 in the order of workshops, lines, machines, then Channels', () => {
    const table = probeTable()
    const keys = (id: string) => placedOf(table, id).channels.map((channel) => `${id}.${channel.key}`)
    const inOrder = ['p1', 'p2', 'p3', 'gw', 'p4'].flatMap(keys)
    expect(inOrder).toHaveLength(table.size)
    inOrder.forEach((name, slot) => {
      const [id = '', key = ''] = name.split('.')
      expect(slotOf(table, id, key)).toBe(slot)
      expect(table.machines[table.machineOf[slot] ?? -1]?.machine.id).toBe(id)
      expect(channelAt(table, slot).key).toBe(key)
    })
  })

  it('[S-1] end with the last Channel: there is none beyond', () => {
    const table = probeTable()
    expect(() => channelAt(table, table.size)).toThrow(RangeError)
    expect(() => channelAt(table, -1)).toThrow(RangeError)
  })

  it('[S-1] of a Machine name its path, and the server finds state, skew and link by them', () => {
    const table = probeTable()
    const p2 = placedOf(table, 'p2')
    expect(p2.path).toBe('works/hall/one/p2')
    expect(channelAt(table, stateSlot(p2)).key).toBe('state')
    expect(channelAt(table, skewSlot(p2)).key).toBe('clockSkew')
    expect(channelAt(table, linkSlot(p2)).key).toBe('link')
  })

  it('[S-2] are the same wherever the same Plant is parsed, and where the parsed Plant is parsed again', () => {
    const parsed = parsePlant(probePlant(), PROBE_KINDS)
    if (!parsed.ok) throw new Error('the probe plant does not parse')
    const sent = JSON.parse(JSON.stringify(parsed.plant))
    const again = parsePlant(sent, PROBE_KINDS)
    if (!again.ok) throw new Error('the sent plant does not parse')
    const [here, there] = [slotTable(parsed.plant, PROBE_KINDS), slotTable(again.plant, PROBE_KINDS)]
    expect(there).toEqual(here)
    expect(here.size).toBe(probeTable().size)
  })

  it.each([1, 40, 700])(
    '[S-3] of a Machine lie together, and so do those of a Line (%i machines)',
    (machines) => {
      const table = generatedTable(machines)
      let next = 0
      for (const line of table.lines) {
        expect(line.firstSlot).toBe(next)
        const own = table.machines.slice(line.firstMachine, line.endMachine)
        expect(own.length).toBe(line.line.machines.length)
        for (const placed of own) {
          expect(placed.lineIndex).toBe(line.index)
          expect(placed.firstSlot).toBe(next)
          next += placed.channels.length
        }
        expect(line.endSlot).toBe(next)
      }
      expect(next).toBe(table.size)
    },
  )

  it('[S-4] take range, deadband and period from the overrides of the plant file', () => {
    const file = probePlant()
    const machine = file.workshops[0]?.lines[0]?.machines[0]
    if (machine === undefined) throw new Error('no machine')
    machine.channels = { temperature: { resolution: 0.01, deadband: 0.05, periodMillis: 300 } }
    const table = tableOf(file, PROBE_KINDS)
    const slot = slotOf(table, 'p1', 'temperature')
    expect([table.perUnit[slot], table.deadbandQuanta[slot], table.periodMillis[slot]]).toEqual([100, 5, 300])
    const other = slotOf(table, 'p2', 'temperature')
    expect([table.perUnit[other], table.deadbandQuanta[other], table.periodMillis[other]]).toEqual([
      10, 2, 1000,
    ])
    expect(channelAt(table, slot)).toMatchObject({ resolution: 0.01, min: -50, max: 500, unit: '°C' })
  })
})

const RESOLUTIONS = [
  '0.000001',
  '0.00001',
  '0.0001',
  '0.001',
  '0.01',
  '0.1',
  '1',
  '0.5',
  '0.25',
  '0.2',
  '0.05',
  '2',
  '5',
  '10',
  '100',
]

describe('quanta', () => {
  it.each(RESOLUTIONS)('[S-4] a value on the grid of %s comes back to the last bit', (resolution) => {
    const perUnit = perUnitOf(Number(resolution))
    const decimals = resolution.split('.')[1]?.length ?? 0
    fc.assert(
      fc.property(fc.integer({ min: -0x7fff_ffff, max: 0x7fff_ffff }), (steps) => {
        // The decimal text of steps × resolution, made with whole numbers, as a device would print it.
        const grains = BigInt(steps) * BigInt(Math.round(Number(resolution) * 10 ** decimals))
        const value = Number(`${grains}e-${decimals}`)
        expect(quantumOf(value, perUnit)).toBe(steps)
        expect(Object.is(valueOfQuantum(steps, perUnit) + 0, value + 0)).toBe(true)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  it('[S-4] a value off the grid is kept as the nearest quantum', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const back = valueOfQuantum(quantumOf(value, 100), 100)
        expect(Math.abs(back - value)).toBeLessThanOrEqual(0.005 + 1e-9)
      }),
      { seed: SEED },
    )
  })

  it('[S-5] that do not fit in 32 bits are rejected at the very edge, not wrapped round', () => {
    expect(quantumOf(2_147_483_647, 1)).toBe(2_147_483_647)
    expect(quantumOf(2_147_483_647.4, 1)).toBe(2_147_483_647)
    expect(quantumOf(2_147_483_647.5, 1)).toBeNaN()
    expect(quantumOf(-2_147_483_648, 1)).toBe(-2_147_483_648)
    expect(quantumOf(-2_147_483_649, 1)).toBeNaN()
    expect(quantumOf(21_474_836.48, 100)).toBeNaN()
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e308, -1e308])
      expect(quantumOf(value, 1000), String(value)).toBeNaN()
  })
})
