/*
 * HOT: one `addReading` a Reading. Columns, and never an object a Reading.
 */

/**
 * Readings in the order in which they came. Those of one Machine that came together and bear one time are a packet;
 * what they share is kept once.
 */
export interface Batch {
  count: number
  slots: Int32Array
  quanta: Int32Array
  qualities: Uint8Array
  packets: number
  /** By packet: its Machine, its first Reading, where it lies on the axis of time, and its device's own time. */
  machines: Int32Array
  firsts: Int32Array
  axis: Float64Array
  times: Float64Array
}

export const createBatch = (readings: number, packets: number): Batch => ({
  count: 0,
  slots: new Int32Array(readings),
  quanta: new Int32Array(readings),
  qualities: new Uint8Array(readings),
  packets: 0,
  machines: new Int32Array(packets),
  firsts: new Int32Array(packets),
  axis: new Float64Array(packets),
  times: new Float64Array(packets),
})

/** What follows belongs to this packet. There must be room. */
export function addPacket(batch: Batch, machine: number, axis: number, time: number): void {
  const at = batch.packets++
  batch.machines[at] = machine
  batch.firsts[at] = batch.count
  batch.axis[at] = axis
  batch.times[at] = time
}

export function addReading(batch: Batch, slot: number, quantum: number, quality: number): void {
  const at = batch.count++
  batch.slots[at] = slot
  batch.quanta[at] = quantum
  batch.qualities[at] = quality
}

/** Where a packet's Readings end. */
export const endOfPacket = (batch: Batch, packet: number): number =>
  packet + 1 < batch.packets ? batch.firsts[packet + 1]! : batch.count

/** Room for so many more Readings and packets; what is there stays. */
export function reserveBatch(batch: Batch, readings: number, packets: number): void {
  const { count, packets: held } = batch
  if (count + readings > batch.slots.length) {
    const room = Math.max(count + readings, Math.ceil(batch.slots.length * 1.5))
    const { slots, quanta, qualities } = batch
    batch.slots = new Int32Array(room)
    batch.quanta = new Int32Array(room)
    batch.qualities = new Uint8Array(room)
    batch.slots.set(slots.subarray(0, count))
    batch.quanta.set(quanta.subarray(0, count))
    batch.qualities.set(qualities.subarray(0, count))
  }
  if (held + packets <= batch.axis.length) return
  const room = Math.max(held + packets, Math.ceil(batch.axis.length * 1.5))
  const { machines, firsts, axis, times } = batch
  batch.machines = new Int32Array(room)
  batch.firsts = new Int32Array(room)
  batch.axis = new Float64Array(room)
  batch.times = new Float64Array(room)
  batch.machines.set(machines.subarray(0, held))
  batch.firsts.set(firsts.subarray(0, held))
  batch.axis.set(axis.subarray(0, held))
  batch.times.set(times.subarray(0, held))
}
