import { decodeFrame } from '../../models/frame/decode.ts'
import { encodeFrame } from '../../models/frame/encode.ts'
import { createFrame } from '../../models/frame/frame.ts'
import { channelAt } from '../../models/slots.ts'
import { cutOverview } from '../../server/core/bridge.ts'
import { binaryMessage } from '../../server/edge/sockets/wire.ts'
import { createDrive, driveOn } from './parts/drive.ts'
import { MOMENT_MILLIS, type Moment, momentsOf, SEED } from './parts/moments.ts'
import { type BenchPlant, benchPlant, MACHINES } from './parts/plant.ts'
import type { Outcome } from './parts/report.ts'

const FRAMES = 30

/** What a run of Frames weighed, and the entropy of what changed in them. */
interface Weighed {
  readonly values: number
  readonly bytesPerValue: number
  readonly entropyBytes: number
}

/** Bytes on the wire per changed value, WebSocket header included, every Frame decoded and compared. */
export function wire(): Outcome {
  const bench = benchPlant()
  const { published, table } = bench
  const changing = momentsOf(bench, 20, true)
  const natural = momentsOf(bench, 20, false)
  const random = chances(SEED)
  const someSlots = (): Int32Array => Int32Array.from(published.keys()).filter(() => random() < 0.01)
  const someMachines = (): Int32Array => {
    const chosen = new Set(table.machines.filter(() => random() < 0.01).map(({ index }) => index))
    return Int32Array.from(published.keys()).filter((i) => chosen.has(table.machineOf[published[i]!]!))
  }
  const dense = weigh(bench, changing, () => undefined)
  const sparse = weigh(bench, changing, someSlots)
  const machines = weigh(bench, changing, someMachines)
  const asPlayed = weigh(bench, natural, () => undefined)

  console.log(
    `${MACHINES} Machines with ${published.length} published Channels, telemetry of the simulators (seed ${SEED})`,
    `every ${MOMENT_MILLIS} ms; where it says "changing", what stayed within its deadband is moved just beyond it.`,
  )
  const say = (what: string, { values, bytesPerValue, entropyBytes }: Weighed): void =>
    console.log(
      `${what.padEnd(30)} ${values.toFixed(0).padStart(7)} values a Frame, ${bytesPerValue.toFixed(3)} bytes a value` +
        ` (entropy of the change alone ${entropyBytes.toFixed(3)})`,
    )
  say('all Channels changing', dense)
  say('1 % of the slots changing', sparse)
  say('1 % of the Machines changing', machines)
  say('as the simulators play it', asPlayed)
  return {
    figures: {
      bytes_dense: dense.bytesPerValue,
      bytes_sparse: sparse.bytesPerValue,
      bytes_sparse_machines: machines.bytesPerValue,
      bytes_as_played: asPlayed.bytesPerValue,
      entropy_dense: dense.entropyBytes,
      entropy_as_played: asPlayed.entropyBytes,
      values_dense: dense.values,
      exact: true,
      seed: SEED,
    },
    bars: { bytes_dense: { atMost: 1.5 }, bytes_sparse: { atMost: 4 } },
  }
}

function weigh(bench: BenchPlant, moments: readonly Moment[], which: () => Int32Array | undefined): Weighed {
  const drive = createDrive(bench)
  const { bridge } = drive
  const basis = new Int32Array(bench.table.size)
  const decoded = createFrame(bench.table.size)
  const steps = new Map<string, Map<number, number>>()
  let [bytes, values] = [0, 0]
  // Twice the whole Plant, so that every slot is known and has moved on from its first value.
  for (let n = -2; n < FRAMES; n++) {
    driveOn(drive, bench, moments, n < 0 ? undefined : which())
    const before = basis.slice()
    const frame = cutOverview(bridge, drive.now)
    if (frame === undefined) throw new Error('nothing changed')
    const payload = encodeFrame(frame, bridge.sent.quanta)
    const message = binaryMessage(payload)
    if (!decodeFrame(payload, basis, decoded).ok || decoded.count !== frame.count)
      throw new Error('a Frame did not decode')
    for (let i = 0; i < frame.count; i++) {
      const slot = decoded.slots[i]!
      const same =
        decoded.quanta[i] === bridge.twin.quanta[slot] &&
        decoded.times[i] === bridge.twin.times[slot] &&
        decoded.qualities[i] === bridge.twin.qualities[slot]
      if (!same) throw new Error(`slot ${slot} came out other than it went in`)
      basis[slot] = decoded.quanta[i]!
      if (n >= 0) note(steps, channelAt(bench.table, slot).key, basis[slot]! - before[slot]!)
    }
    if (n < 0) continue
    values += frame.count
    bytes += message.length
  }
  return { values: values / FRAMES, bytesPerValue: bytes / values, entropyBytes: entropy(steps) / 8 }
}

function note(steps: Map<string, Map<number, number>>, key: string, step: number): void {
  const seen = steps.get(key) ?? new Map<number, number>()
  steps.set(key, seen)
  seen.set(step, (seen.get(step) ?? 0) + 1)
}

/** Bits a value takes at the least if only its Channel's habits are known, not when or which. */
function entropy(steps: ReadonlyMap<string, ReadonlyMap<number, number>>): number {
  let [bits, total] = [0, 0]
  for (const seen of steps.values()) {
    const count = [...seen.values()].reduce((sum, n) => sum + n, 0)
    for (const n of seen.values()) bits -= n * Math.log2(n / count)
    total += count
  }
  return bits / total
}

function chances(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
