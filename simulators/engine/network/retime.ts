import type { Cell } from './cells.ts'
import type { Gateway } from './gateways.ts'
import { isShut, type Terminal } from './terminal.ts'
import { PATIENCE_MILLIS } from './transport.ts'

/*
 * A trouble of the network ends when the Story says, in the time of the factory; with another pace that is another
 * moment of the network's own time, and what waits for it waits as much longer or shorter.
 */

/** Messages of a machine that would have come at a time or later come so much later, or never. */
export interface Shift {
  readonly machine: number
  readonly fromMillis: number
  readonly byMillis: number | 'never'
}

/** The radio unit is on the air again at another time. */
export function moveCellEnd(
  cell: Cell,
  untilMillis: number,
  nowMillis: number,
  terminals: readonly Terminal[],
  gateways: readonly Gateway[],
): readonly Shift[] {
  const fromMillis = cell.deadUntil
  const byMillis = untilMillis - fromMillis
  cell.deadUntil = untilMillis
  const waiting = terminals.filter(
    (terminal) =>
      terminal.serving?.cell === cell && isShut(terminal, nowMillis) && terminal.shutUntil >= fromMillis,
  )
  return waiting.flatMap((terminal) => {
    terminal.shutUntil += byMillis
    const own = moveTerminal(terminal, fromMillis, byMillis, nowMillis)
    const gateway = gateways.find((each) => each.terminal === terminal)
    return gateway === undefined ? [own] : [own, ...moveKept(gateway, fromMillis, byMillis)]
  })
}

/** The gateway is back from its restart at another time. */
export function moveGatewayEnd(gateway: Gateway, untilMillis: number): readonly Shift[] {
  const fromMillis = gateway.awayUntil
  gateway.awayUntil = untilMillis
  return moveKept(gateway, fromMillis, untilMillis - fromMillis)
}

function moveTerminal(terminal: Terminal, fromMillis: number, byMillis: number, nowMillis: number): Shift {
  const { machine, shutFrom, shutUntil } = terminal
  // Longer than a connection's patience: what waits in it goes with it.
  if (shutUntil - shutFrom > PATIENCE_MILLIS) {
    terminal.lastLinkMillis = Math.min(terminal.lastLinkMillis, nowMillis)
    terminal.lastMillis = Math.min(terminal.lastMillis, nowMillis)
    return { machine, fromMillis, byMillis: 'never' }
  }
  if (terminal.lastLinkMillis >= fromMillis) terminal.lastLinkMillis += byMillis
  if (terminal.lastMillis >= fromMillis) terminal.lastMillis += byMillis
  return { machine, fromMillis, byMillis }
}

function moveKept(gateway: Gateway, fromMillis: number, byMillis: number): readonly Shift[] {
  if (gateway.drainedAt >= fromMillis) gateway.drainedAt += byMillis
  return gateway.clients.map((client) => {
    if (client.lastMillis >= fromMillis) client.lastMillis += byMillis
    return { machine: client.machine, fromMillis, byMillis }
  })
}
