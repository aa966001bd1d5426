import { type Cell, isDead } from './cells.ts'
import { backAt, type Gateway, queuedAt } from './gateways.ts'
import { WORST_DB } from './hearing.ts'
import { isShut, type Terminal } from './terminal.ts'
import type { Tally } from './transport.ts'

/* What the network says of itself, by the keys of the Channels of radio units, gateways and AGVs. */

/** A unit's figures over the last seconds, beside the Cell. */
export interface CellFigures {
  readonly tally: Tally
  latency: number
  lossShare: number
}

/** So much of a figure is new with every count, so that one late packet does not make a unit look ill. */
const FRESH = 0.3
const LOSS_FRESH = 0.05
/** The least that a modem tells (TS 38.133, table 10.1.6.1-1). */
const WEAKEST_DBM = -140

const defined = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined)
const blended = (before: number, now: number, fresh: number): number =>
  Number.isFinite(before) ? before + fresh * (now - before) : now

export function countCell(figures: CellFigures): void {
  const { tally } = figures
  if (tally.packets > 0) {
    const carried = Math.max(1, tally.packets - tally.missed)
    if (tally.millis > 0) figures.latency = blended(figures.latency, tally.millis / carried, FRESH)
    figures.lossShare = blended(figures.lossShare, tally.missed / tally.packets, LOSS_FRESH)
  }
  tally.packets = 0
  tally.missed = 0
  tally.millis = 0
}

export function countGateway(gateway: Gateway, seconds: number): void {
  const came = gateway.messages + gateway.lost
  if (gateway.prompt > 0) {
    gateway.latency = blended(gateway.latency, gateway.millis / gateway.prompt, FRESH)
  }
  if (came > 0) gateway.lossShare = blended(gateway.lossShare, gateway.lost / came, LOSS_FRESH)
  gateway.perSecond = blended(gateway.perSecond, came / seconds, FRESH)
  gateway.bytesInPerSecond = blended(gateway.bytesInPerSecond, gateway.bytesIn / seconds, FRESH)
  gateway.downBitsPerSecond = blended(gateway.downBitsPerSecond, (8 * gateway.bytesDown) / seconds, FRESH)
  gateway.bitsPerSecond = blended(gateway.bitsPerSecond, (8 * gateway.bytes) / seconds, FRESH)
  gateway.messages = 0
  gateway.lost = 0
  gateway.prompt = 0
  gateway.bytes = 0
  gateway.bytesIn = 0
  gateway.bytesDown = 0
  gateway.millis = 0
}

export function cellFigure(
  cell: Cell,
  figures: CellFigures,
  key: string,
  atMillis: number,
): number | undefined {
  const { load } = cell
  switch (key) {
    case 'connectedDevices':
      return cell.connected
    case 'uplink':
      return load.upMegabits
    case 'downlink':
      return load.downMegabits
    case 'prbUse':
      return 100 * Math.max(load.upUse, load.downUse)
    case 'latency':
      return defined(figures.latency)
    case 'loss':
      return 100 * figures.lossShare
    case 'interference':
      // Noise and all else that it hears in one resource block.
      return cell.blockNoiseDbm + cell.riseDb
    case 'transmitPower':
      return isDead(cell, atMillis) ? 0 : cell.powerDbm
    default:
      return undefined
  }
}

const onlineAt = (gateway: Gateway, atMillis: number): number =>
  backAt(gateway, atMillis) > atMillis
    ? 0
    : gateway.clients.filter((client) => !isShut(client, atMillis)).length

/** NaN until it has counted for the first time: nothing is told rather than made up. */
export function gatewayFigure(gateway: Gateway, key: string, atMillis: number): number | undefined {
  switch (key) {
    case 'latency':
      return gateway.latency
    case 'loss':
      return 100 * gateway.lossShare
    case 'messageRate':
      return gateway.perSecond
    case 'uplink':
      return gateway.bitsPerSecond / 1e6
    // What the broker answers; nothing is asked of machines over it.
    case 'downlink':
      return gateway.downBitsPerSecond / 1e6
    case 'queuedMessages':
      return queuedAt(gateway, atMillis)
    case 'messagesDropped':
      return gateway.dropped
    case 'devicesOnline':
      return onlineAt(gateway, atMillis)
    default:
      return undefined
  }
}

/** Of an AGV: what its modem shows, and how long its last message took over the link. */
export function vehicleFigure(terminal: Terminal, key: string): number | undefined {
  switch (key) {
    case 'signalStrength':
      return shown(terminal.signalDbm, WEAKEST_DBM)
    case 'signalQuality':
      return shown(terminal.signalQualityDb, WORST_DB)
    case 'handovers':
      return terminal.handovers
    case 'linkDelay':
      return defined(terminal.linkMillis)
    default:
      return undefined
  }
}

const shown = (value: number, least: number): number | undefined =>
  Number.isNaN(value) ? undefined : Math.max(least, value)
