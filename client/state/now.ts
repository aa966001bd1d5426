/*
 * HOT: a few steps a Reading. Columns written in place, nothing allocated.
 */
import { FORM, type Frame } from '../../models/frame/frame.ts'
import { type FloorState, floorStateOf, LINK, LINK_STATES } from '../../models/state.ts'
import { copyTwin, createTwin, QUALITY, type Twin } from '../../models/twin.ts'
import { type PlantModel, ROLE } from './plant.ts'

/** The factory at this moment as this browser has it, with marks of what changed; never in React state. */
export interface Now {
  readonly twin: Twin
  readonly model: PlantModel
  /** 1 where a slot changed since the last takeDirty. */
  readonly dirty: Uint8Array
  readonly dirtySlots: Int32Array
  dirtyCount: number
  /** One more with each applied Frame. */
  version: number
  /** The version at which a Machine last changed, by Machine index: any number of readers may compare. */
  readonly changedAt: Float64Array
  /** How many Machines that produce are in each floor state; kept as Frames are applied. */
  readonly stateCounts: Record<FloorState, number>
  /** The same of each Kind of infrastructure that the Plant has, by the Kind's id. */
  readonly servingCounts: ReadonlyMap<string, Record<FloorState, number>>
  /** How many Machines have each link code; kept as Frames are applied. */
  readonly linkCounts: number[]
  /** 1 for a Machine of which some Channel is stale; refreshed once a second. */
  readonly stale: Uint8Array
  staleMachines: number
  /** One more with each jump in time: nothing may be seen to travel over it [PH-9]. */
  jumps: number
}

export function createNow(model: PlantModel): Now {
  const { size, machines } = model.table
  const servingCounts = new Map<string, Record<FloorState, number>>()
  for (const { index, kind } of machines) {
    if (model.infrastructure[index] !== 1) continue
    const counts = servingCounts.get(kind.id) ?? { ...NO_MACHINES }
    counts.unknown++
    servingCounts.set(kind.id, counts)
  }
  const serving = model.infrastructure.reduce((sum, mark) => sum + mark, 0)
  return {
    twin: createTwin(size),
    model,
    dirty: new Uint8Array(size),
    dirtySlots: new Int32Array(size),
    dirtyCount: 0,
    version: 0,
    changedAt: new Float64Array(machines.length),
    stateCounts: { ...NO_MACHINES, unknown: machines.length - serving },
    servingCounts,
    linkCounts: LINK_STATES.map((_, code) => (code === 0 ? machines.length : 0)),
    stale: new Uint8Array(machines.length),
    staleMachines: 0,
    jumps: 0,
  }
}

/** Another one that stands as this one does, with nothing marked as changed. */
export function copyNow(now: Now): Now {
  const copy = createNow(now.model)
  copyTwin(now.twin, copy.twin)
  copy.version = now.version
  copy.changedAt.set(now.changedAt)
  Object.assign(copy.stateCounts, now.stateCounts)
  for (const [kind, counts] of now.servingCounts) Object.assign(copy.servingCounts.get(kind) ?? {}, counts)
  now.linkCounts.forEach((machines, code) => {
    copy.linkCounts[code] = machines
  })
  copy.stale.set(now.stale)
  copy.staleMachines = now.staleMachines
  return copy
}

/** Makes it stand as a Twin of the same Plant does; what is so already is not marked as changed. */
export function overwrite(now: Now, { quanta, times, qualities }: Twin): void {
  now.version++
  const held = now.twin
  for (let slot = 0; slot < held.size; slot++) {
    const isSame =
      held.quanta[slot] === quanta[slot] &&
      held.times[slot] === times[slot] &&
      held.qualities[slot] === qualities[slot]
    if (!isSame) write(now, slot, quanta[slot]!, times[slot]!, qualities[slot]!)
  }
}

const NO_MACHINES: Readonly<Record<FloorState, number>> = {
  fault: 0,
  held: 0,
  waiting: 0,
  setup: 0,
  running: 0,
  idle: 0,
  unknown: 0,
}

/** What a Machine said last, however long ago; one never heard is unknown [T-1]. */
export function toldStateAt({ twin, model }: Now, machine: number): FloorState {
  const slot = model.stateSlots[machine]!
  return twin.qualities[slot] === QUALITY.none ? 'unknown' : floorStateOf(twin.quanta[slot]!)
}

/** The state that a Machine is in; unknown while it is out of reach, whatever it said before. */
export const floorStateAt = (now: Now, machine: number): FloorState =>
  linkAt(now, machine) === LINK.online ? toldStateAt(now, machine) : 'unknown'

/** The code of a Machine's link; one never written is unheard. */
export function linkAt({ twin, model }: Now, machine: number): number {
  const slot = model.linkSlots[machine]!
  const code = twin.qualities[slot] === QUALITY.none ? LINK.unheard : twin.quanta[slot]!
  return code >= 0 && code < LINK_STATES.length ? code : LINK.unheard
}

/** Applies what came last, whichever form it has, and never compares times [C-7]. */
export function applyFrame(now: Now, frame: Frame): void {
  now.version++
  if (frame.form === FORM.snapshot) forgetAbsent(now, frame)
  const { slots, quanta, times, qualities, count } = frame
  for (let i = 0; i < count; i++) write(now, slots[i]!, quanta[i]!, times[i]!, qualities[i]!)
}

/** A Snapshot is the whole Twin: what it does not name was never heard [F-4]. */
function forgetAbsent(now: Now, frame: Frame): void {
  let slot = 0
  for (let i = 0; i <= frame.count; i++) {
    const next = i < frame.count ? frame.slots[i]! : now.twin.size
    for (; slot < next; slot++) {
      if (now.twin.qualities[slot] !== QUALITY.none)
        write(now, slot, 0, Number.NEGATIVE_INFINITY, QUALITY.none)
    }
    slot = next + 1
  }
}

function write(now: Now, slot: number, quantum: number, time: number, quality: number): void {
  const { twin, model } = now
  const machine = model.table.machineOf[slot]!
  const told = model.roles[slot] === ROLE.told
  if (told) count(now, machine, -1)
  twin.quanta[slot] = quantum
  twin.times[slot] = time
  twin.qualities[slot] = quality
  if (told) count(now, machine, 1)
  now.changedAt[machine] = now.version
  markDirty(now, slot)
}

/** The state that counts hangs on the link too, so both are taken out before either changes, and put back after. */
function count(now: Now, machine: number, step: 1 | -1): void {
  countsOf(now, machine)[floorStateAt(now, machine)] += step
  now.linkCounts[linkAt(now, machine)]! += step
}

function countsOf({ model, stateCounts, servingCounts }: Now, machine: number): Record<FloorState, number> {
  if (model.infrastructure[machine] !== 1) return stateCounts
  return servingCounts.get(model.table.machines[machine]!.kind.id) ?? stateCounts
}

export function markDirty(now: Now, slot: number): void {
  if (now.dirty[slot] === 1) return
  now.dirty[slot] = 1
  now.dirtySlots[now.dirtyCount++] = slot
}

/** Visits each slot that changed since the last call, once; one reader may own this. */
export function takeDirty(now: Now, visit: (slot: number) => void): void {
  const count = now.dirtyCount
  now.dirtyCount = 0
  for (let i = 0; i < count; i++) {
    const slot = now.dirtySlots[i]!
    now.dirty[slot] = 0
    visit(slot)
  }
}
