import type { Happening } from '../../../../../models/event.ts'
import { type SlotTable, stateSlot } from '../../../../../models/slots.ts'
import { QUALITY } from '../../../../../models/twin.ts'
import { createIngest, type Ingest } from '../../../../../server/core/ingest/door.ts'
import { take } from '../../../../../server/core/ingest/ingest.ts'
import { NOON } from '../../../../helpers/frames.ts'
import { placedOf, probeTable, slotOf } from '../../../../helpers/plant.ts'

const decoder = new TextDecoder()
const encoder = new TextEncoder()

interface Circumstances {
  readonly at?: number
  readonly retained?: boolean
  readonly broker?: number
}

const PATHS: Readonly<Record<string, string>> = {
  p1: 'twinfloor/works/hall/one/p1',
  p2: 'twinfloor/works/hall/one/p2',
  p3: 'twinfloor/works/hall/two/p3',
  gw: 'twinfloor/works/hall/two/gw',
  p4: 'twinfloor/works/yard/three/p4',
}

/** A Plant whose machines can be made to speak, and asked what was understood. */
export class FloorUnderTest {
  readonly table: SlotTable
  readonly ingest: Ingest

  constructor(table: SlotTable = probeTable()) {
    this.table = table
    this.ingest = createIngest(table, (bytes) => decoder.decode(bytes))
  }

  /** Raw bytes or text on any topic. */
  hear(
    topic: string,
    payload: string | Uint8Array,
    { at = NOON, retained = false, broker = 0 }: Circumstances = {},
  ) {
    const bytes = typeof payload === 'string' ? encoder.encode(payload) : payload
    take(this.ingest, topic, bytes, retained, broker, at)
  }

  /** JSON from a machine: on its own topic, or behind it on `machine/tail`. */
  say(from: string, what: unknown, circumstances?: Circumstances): void {
    const [id = '', ...tail] = from.split('/')
    this.hear([PATHS[id] ?? id, ...tail].join('/'), JSON.stringify(what), circumstances)
  }

  /** The value that the Twin holds, its time after noon and its quality; undefined where there is none. */
  held(id: string, key: string): [value: number, sinceNoon: number, quality: number] | undefined {
    const slot = slotOf(this.table, id, key)
    const { quanta, times, qualities } = this.ingest.floor.bridge.twin
    if (qualities[slot] === QUALITY.none) return undefined
    return [
      (quanta[slot] ?? Number.NaN) / (this.table.perUnit[slot] ?? Number.NaN),
      (times[slot] ?? Number.NaN) - NOON,
      qualities[slot] ?? Number.NaN,
    ]
  }

  value(id: string, key: string): number | undefined {
    return this.held(id, key)?.[0]
  }

  state(id: string): number | undefined {
    return this.ingest.floor.bridge.twin.quanta[stateSlot(placedOf(this.table, id))]
  }

  link(id: string): number | undefined {
    return this.ingest.floor.links.shown[placedOf(this.table, id).index]
  }

  /** Reasons of what was refused, each as often as it came. */
  get refused(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.ingest.rejections.byReason)
  }

  /** Events so far, without id and place. */
  get events(): readonly (Happening & { readonly time: number })[] {
    return this.ingest.floor.happenings.ring
      .filter((event) => event !== undefined)
      .sort((a, b) => a.id - b.id)
      .map(({ id: _, machine: __, ...rest }) => rest)
  }

  /** Packets read, refused, discovered. */
  get packets(): readonly [number, number, number] {
    const { packetsRead, packetsRefused, packetsDiscovered } = this.ingest
    return [packetsRead, packetsRefused, packetsDiscovered]
  }
}
