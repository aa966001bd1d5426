import { KINDS } from '../../models/kinds/catalogue.ts'
import { kindOf, quantity, words } from '../../models/kinds/channels.ts'
import type { Kind } from '../../models/kinds/kind.ts'
import { parsePlant } from '../../models/plant/parse.ts'
import { formatProblem } from '../../models/plant/problem.ts'
import type { PlantFile } from '../../models/plant/schema.ts'
import { generatedPlant } from '../../models/plants/generated.ts'
import { type Placed, type SlotTable, slotTable } from '../../models/slots.ts'
import { BOOLEAN_STATES } from '../../models/state.ts'
import { bilingual } from '../../models/text.ts'

const said = (text: string) => bilingual(text, text)

/** A Kind with one Channel of each sort: tenths with a deadband, hundredths, halves, a count, a flag. */
export const PROBE = kindOf({
  id: 'probe',
  name: said('probe'),
  size: [1, 1, 1],
  channels: [
    quantity('temperature', said('temperature'), '°C', {
      min: -50,
      max: 500,
      resolution: 0.1,
      deadband: 0.2,
    }),
    quantity('length', said('length'), 'mm', { min: 0, max: 900, resolution: 0.01 }),
    quantity('angle', said('angle'), '°', { min: -180, max: 180, resolution: 0.5, periodMillis: 200 }),
    quantity('count', said('count'), '', { min: 0, max: 1e6, resolution: 1, periodMillis: 5000 }),
    words('doorOpen', said('doorOpen'), BOOLEAN_STATES),
  ],
  wearParts: [],
})

const GATEWAY = kindOf({ id: 'gateway', name: said('gateway'), size: [1, 1, 1], channels: [], wearParts: [] })

export const PROBE_KINDS: ReadonlyMap<string, Kind> = new Map([PROBE, GATEWAY].map((kind) => [kind.id, kind]))

const machine = (id: string, kind = 'probe', gateway?: string) => ({
  id,
  name: said(id),
  kind,
  at: [1, 1] as [number, number],
  ...(gateway === undefined ? {} : { connection: { link: '5g' as const, gateway } }),
})

const workshop = (id: string, lines: PlantFile['workshops'][number]['lines']) => ({
  id,
  name: said(id),
  outline: [
    [0, 0],
    [9, 0],
    [9, 9],
    [0, 9],
  ] as [number, number][],
  lines,
})

const line = (id: string, machines: ReturnType<typeof machine>[]) => ({ id, name: said(id), machines })

/** Two workshops, three lines, four probes and a gateway that stands behind the two that speak through it. */
export const probePlant = (): PlantFile => ({
  format: 'twinfloor-plant-1',
  id: 'works',
  name: said('works'),
  workshops: [
    workshop('hall', [
      line('one', [machine('p1'), machine('p2', 'probe', 'gw')]),
      line('two', [machine('p3', 'probe', 'gw'), machine('gw', 'gateway')]),
    ]),
    workshop('yard', [line('three', [machine('p4')])]),
  ],
})

export function tableOf(file: PlantFile, kinds: ReadonlyMap<string, Kind>): SlotTable {
  const parsed = parsePlant(file, kinds)
  if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'))
  return slotTable(parsed.plant, kinds)
}

export const probeTable = (): SlotTable => tableOf(probePlant(), PROBE_KINDS)

export const generatedTable = (machines: number): SlotTable => tableOf(generatedPlant(machines), KINDS)

/** The same plant with every Channel of every probe told at every step: deadband 0, expected every millisecond. */
export function exactTable(): SlotTable {
  const table = probeTable()
  table.deadbandQuanta.fill(0)
  table.periodMillis.fill(1)
  return table
}

/** And with little of it told: a deadband of two quanta everywhere, expected once in a quarter of an hour. */
export function coarseTable(): SlotTable {
  const table = probeTable()
  table.deadbandQuanta.fill(2)
  table.periodMillis.fill(900_000)
  return table
}

export function placedOf(table: SlotTable, id: string): Placed {
  const placed = table.machines.find((each) => each.machine.id === id)
  if (placed === undefined) throw new Error(`no machine ${id}`)
  return placed
}

export function slotOf(table: SlotTable, id: string, key: string): number {
  const placed = placedOf(table, id)
  const offset = placed.channels.findIndex((channel) => channel.key === key)
  if (offset < 0) throw new Error(`${id} has no Channel ${key}`)
  return placed.firstSlot + offset
}
