import { decodeFrame } from '../../models/frame/decode.ts'
import { encodeFrame } from '../../models/frame/encode.ts'
import { createFrame, FORM } from '../../models/frame/frame.ts'
import { SERVER_CHANNELS } from '../../models/slots.ts'
import { QUALITY, type Twin } from '../../models/twin.ts'
import { accept, takeKnown } from './bridge.ts'
import type { Floor } from './floor.ts'

/** The Twin as bytes, to be kept over a restart [T-6]. */
export function keepTwin(floor: Floor, now: number): Uint8Array {
  const { twin, seq } = floor.bridge
  const slots = new Int32Array(twin.size)
  const count = takeKnown(twin, slots, 0, twin.size)
  return encodeFrame({ form: FORM.snapshot, seq, serverTime: now, count, slots, from: twin }, undefined)
}

/**
 * Readings as they were, with their old times, where nothing newer is held; what the server itself wrote is found out
 * anew [T-6].
 */
export function recallTwin(floor: Floor, bytes: Uint8Array, now: number): number {
  const { bridge, table } = floor
  const frame = createFrame(table.size)
  if (!decodeFrame(bytes, new Int32Array(table.size), frame).ok) return 0
  let recalled = 0
  for (let i = 0; i < frame.count; i++) {
    const slot = frame.slots[i] ?? 0
    const placed = table.machines[table.machineOf[slot] ?? -1]
    if (placed === undefined || slot >= placed.firstSlot + placed.channels.length - SERVER_CHANNELS) continue
    const time = frame.times[i] ?? 0
    if (time > now) continue // a clock that ran ahead then must not shut out what comes now
    const [quantum, quality] = [frame.quanta[i] ?? 0, frame.qualities[i] ?? 0]
    if (isHeld(bridge.twin, slot, quantum, time, quality)) continue
    accept(bridge, slot, quantum, time, quality)
    recalled++
  }
  bridge.readings = 0 // recalled is not received
  return recalled
}

function isHeld(twin: Twin, slot: number, quantum: number, time: number, quality: number): boolean {
  const held = twin.times[slot] ?? Number.NEGATIVE_INFINITY
  const isSame = twin.quanta[slot] === quantum && twin.qualities[slot] === quality
  return twin.qualities[slot] !== QUALITY.none && (held > time || (held === time && isSame))
}
