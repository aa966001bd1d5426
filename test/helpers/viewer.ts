import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import type { TwinEvent } from '../../models/event.ts'
import { decodeFrame } from '../../models/frame/decode.ts'
import { createFrame, FORM } from '../../models/frame/frame.ts'
import { KINDS } from '../../models/kinds/catalogue.ts'
import {
  type EventsMessage,
  type Hello,
  MESSAGE,
  type PlantAnswer,
  PROTOCOL_VERSION,
  type Status,
  type Welcome,
} from '../../models/protocol.ts'
import { linkSlot, type SlotTable, slotTable } from '../../models/slots.ts'
import { LINK_STATES } from '../../models/state.ts'
import { createTwin, QUALITY, type Twin } from '../../models/twin.ts'
import { wireParser } from '../../models/wire-parser.ts'
import { slotOf } from './plant.ts'

/** What has come of one kind or another since the Viewer was opened. */
export interface ViewerFigures {
  welcomes: number
  snapshots: number
  deltas: number
  lines: number
  gaps: number
}

/** The Twin of a Viewer, filled from the bytes of Frames by nothing but the clauses. */
export interface Shown {
  readonly twin: Twin
  readonly figures: ViewerFigures
  epoch: string
  seq: number
  take(bytes: Uint8Array): void
}

export function createShown(size: number): Shown {
  const twin = createTwin(size)
  const basis = new Int32Array(size)
  const frame = createFrame(size)
  const figures: ViewerFigures = { welcomes: 0, snapshots: 0, deltas: 0, lines: 0, gaps: 0 }
  const shown: Shown = {
    twin,
    figures,
    epoch: '',
    seq: 0,
    take(bytes) {
      const decoded = decodeFrame(bytes, basis, frame)
      if (!decoded.ok) throw new Error(`a Frame does not read: ${decoded.reason}`)
      if (frame.form === FORM.line) figures.lines++
      else if (frame.form === FORM.snapshot) {
        figures.snapshots++
        basis.fill(0)
        twin.qualities.fill(QUALITY.none)
        twin.times.fill(Number.NEGATIVE_INFINITY)
        twin.quanta.fill(0)
      } else if (frame.seq !== shown.seq + 1) {
        figures.gaps++
        return
      } else figures.deltas++
      for (let i = 0; i < frame.count; i++) {
        const slot = frame.slots[i]!
        twin.quanta[slot] = frame.quanta[i]!
        twin.times[slot] = frame.times[i]!
        twin.qualities[slot] = frame.qualities[i]!
        if (frame.form !== FORM.line) basis[slot] = frame.quanta[i]!
      }
      if (frame.form !== FORM.line) shown.seq = frame.seq
    },
  }
  return shown
}

export interface Told {
  readonly value: number
  readonly time: number
  readonly quality: number
}

/** A browser without a screen: it speaks the protocol over a real socket and keeps a Twin. */
export interface Viewer {
  readonly socket: Socket
  readonly table: SlotTable
  readonly shown: Shown
  readonly events: TwinEvent[]
  welcome(): Welcome | undefined
  status(): Status | undefined
  /** What it shows of a Channel; undefined where it never had a Reading. */
  told(machine: string, key: string): Told | undefined
  value(machine: string, key: string): number | undefined
  link(machine: string): string | undefined
  /** Connected, welcomed, and something has come. */
  isLive(): boolean
  /** The connection breaks, and is made again at once. */
  drop(): void
  leave(): void
  comeBack(): void
  close(): void
}

export interface ViewerManner {
  readonly headers?: Readonly<Record<string, string>>
}

export const socketTo = (url: string, more: Partial<ManagerOptions & SocketOptions> = {}): Socket =>
  io(url, {
    transports: ['websocket'],
    parser: wireParser,
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 200,
    ...more,
  })

export async function openViewer(url: string, manner: ViewerManner = {}): Promise<Viewer> {
  const { headers = {} } = manner
  const response = await fetch(`${url}/api/plant`, { headers })
  if (!response.ok) throw new Error(`the plant was refused with ${response.status}`)
  const answer = (await response.json()) as PlantAnswer
  const table = slotTable(answer.plant, KINDS)
  const shown = createShown(table.size)
  const events: TwinEvent[] = []
  let welcome: Welcome | undefined
  let status: Status | undefined
  let live = false

  const socket = socketTo(url, { extraHeaders: { ...headers } })
  const hello = (): Hello => ({
    version: PROTOCOL_VERSION,
    plant: answer.hash,
    epoch: shown.epoch,
    seq: shown.seq,
    eventId: events.at(-1)?.id ?? 0,
  })
  socket.on('connect', () => socket.emit(MESSAGE.hello, hello()))
  socket.on('disconnect', (reason) => {
    live = false
    // A server that ends says goodbye, after which socket.io leaves it to us to come back.
    if (reason === 'io server disconnect') socket.connect()
  })
  socket.on(MESSAGE.welcome, (told: Welcome) => {
    welcome = told
    shown.figures.welcomes++
    live = shown.epoch === told.epoch
    if (!live) {
      events.splice(0)
      shown.epoch = told.epoch
      shown.seq = -1
    }
  })
  socket.on(MESSAGE.frame, (bytes: Uint8Array) => {
    shown.take(bytes)
    live = true
  })
  socket.on(MESSAGE.events, (message: EventsMessage) => events.push(...message.events))
  socket.on(MESSAGE.status, (told: Status) => {
    status = told
  })

  const told = (machine: string, key: string): Told | undefined => {
    const slot = slotOf(table, machine, key)
    const { quanta, times, qualities } = shown.twin
    if (qualities[slot] === QUALITY.none) return undefined
    return { value: quanta[slot]! / table.perUnit[slot]!, time: times[slot]!, quality: qualities[slot]! }
  }
  const links = new Map(table.machines.map((placed) => [placed.machine.id, linkSlot(placed)]))
  return {
    socket,
    table,
    shown,
    events,
    welcome: () => welcome,
    status: () => status,
    told,
    value: (machine, key) => told(machine, key)?.value,
    link(machine) {
      const slot = links.get(machine) ?? -1
      return shown.twin.qualities[slot] === QUALITY.none
        ? 'unheard'
        : LINK_STATES[shown.twin.quanta[slot]!]?.word
    },
    isLive: () => live && socket.connected,
    drop: () => socket.io.engine.close(),
    leave: () => {
      socket.disconnect()
    },
    comeBack: () => {
      socket.connect()
    },
    close: () => {
      socket.disconnect()
      socket.removeAllListeners()
    },
  }
}
