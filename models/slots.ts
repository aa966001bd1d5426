import type { ChannelSpec, Kind } from './kinds/kind.ts'
import type { ChannelOverride, Line, Machine, Plant, Workshop } from './plant/schema.ts'

/** A Machine with its place in the Plant and its first slot. */
export interface Placed {
  readonly index: number
  readonly machine: Machine
  readonly kind: Kind
  readonly channels: readonly ChannelSpec[]
  /** ISA-95 path below the enterprise: plant/workshop/line/machine. */
  readonly path: string
  readonly workshop: Workshop
  readonly line: Line
  readonly lineIndex: number
  readonly firstSlot: number
}

/** A Line with the slots of its Machines, which lie together. */
export interface PlacedLine {
  readonly index: number
  readonly path: string
  readonly workshop: Workshop
  readonly line: Line
  readonly firstSlot: number
  readonly endSlot: number
  readonly firstMachine: number
  readonly endMachine: number
}

/** Every Channel of a Plant numbered in the order of the plant file [S-1]. */
export interface SlotTable {
  readonly size: number
  readonly machines: readonly Placed[]
  readonly lines: readonly PlacedLine[]
  /** Columns by slot. */
  readonly machineOf: Int32Array
  /** Quanta in one unit: a value is its quantum divided by this. */
  readonly perUnit: Float64Array
  readonly deadbandQuanta: Int32Array
  readonly periodMillis: Float64Array
}

const overridden = (spec: ChannelSpec, override: ChannelOverride | undefined): ChannelSpec =>
  override === undefined
    ? spec
    : (Object.fromEntries(
        Object.entries({ ...spec, ...override }).filter(([, value]) => value !== undefined),
      ) as unknown as ChannelSpec)

const channelsOf = (machine: Machine, kind: Kind): readonly ChannelSpec[] => {
  const overrides = machine.channels
  return overrides === undefined ? kind.channels : kind.channels.map((c) => overridden(c, overrides[c.key]))
}

/** The same Plant gives the same slots, on the server and in a browser [S-2]. */
export function slotTable(plant: Plant, kinds: ReadonlyMap<string, Kind>): SlotTable {
  const machines: Placed[] = []
  const lines: PlacedLine[] = []
  let size = 0
  for (const workshop of plant.workshops) {
    for (const line of workshop.lines) {
      const path = `${plant.id}/${workshop.id}/${line.id}`
      const firstSlot = size
      const firstMachine = machines.length
      for (const machine of line.machines) {
        const kind = kinds.get(machine.kind)
        if (kind === undefined) throw new Error(`machine ${machine.id} is of no known Kind: ${machine.kind}`)
        machines.push({
          index: machines.length,
          machine,
          kind,
          channels: channelsOf(machine, kind),
          path: `${path}/${machine.id}`,
          workshop,
          line,
          lineIndex: lines.length,
          firstSlot: size,
        })
        size += kind.channels.length
      }
      lines.push({
        index: lines.length,
        path,
        workshop,
        line,
        firstSlot,
        endSlot: size,
        firstMachine,
        endMachine: machines.length,
      })
    }
  }
  return { size, machines, lines, ...columns(machines, size) }
}

function columns(machines: readonly Placed[], size: number) {
  const machineOf = new Int32Array(size)
  const perUnit = new Float64Array(size)
  const deadbandQuanta = new Int32Array(size)
  const periodMillis = new Float64Array(size)
  for (const placed of machines) {
    placed.channels.forEach((channel, i) => {
      const slot = placed.firstSlot + i
      machineOf[slot] = placed.index
      perUnit[slot] = perUnitOf(channel.resolution)
      deadbandQuanta[slot] = Math.round(channel.deadband / channel.resolution)
      periodMillis[slot] = channel.periodMillis
    })
  }
  return { machineOf, perUnit, deadbandQuanta, periodMillis }
}

/** 1 / 0.01 is 100 to the last bit, so that 21.37 comes back as 21.37 and not 21.370000000000001 [S-4]. */
export const perUnitOf = (resolution: number): number => {
  const exact = 1 / resolution
  const whole = Math.round(exact)
  return Math.abs(exact - whole) < 1e-6 * whole ? whole : exact
}

/** The state is the first Channel of every Kind; the server's own, clockSkew and link, are the last two [K-2]. */
export const SERVER_CHANNELS = 2
export const stateSlot = (placed: Placed): number => placed.firstSlot
export const skewSlot = (placed: Placed): number => placed.firstSlot + placed.channels.length - 2
export const linkSlot = (placed: Placed): number => placed.firstSlot + placed.channels.length - 1

export const channelAt = (table: SlotTable, slot: number): ChannelSpec => {
  const placed = table.machines[table.machineOf[slot] ?? -1]
  const channel = placed?.channels[slot - placed.firstSlot]
  if (channel === undefined) throw new RangeError(`slot ${slot} is outside the plant's ${table.size}`)
  return channel
}
