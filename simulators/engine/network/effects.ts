import type { NetworkEffect } from '../effect.ts'
import type { Cell } from './cells.ts'
import type { Gateway } from './gateways.ts'
import { fall, GIVEN_UP_MILLIS, hearAll, release } from './mobility.ts'
import { moveCellEnd, moveGatewayEnd, type Shift } from './retime.ts'
import type { Terminal } from './terminal.ts'
import type { Astray } from './told-clock.ts'

const MINUTE_MILLIS = 60_000

/** What the effects of Stories change. */
export interface Affected {
  readonly cells: readonly Cell[]
  readonly onAir: readonly Terminal[]
  readonly gateways: readonly Gateway[]
  /** By id in the plant file. */
  readonly machineCalled: ReadonlyMap<string, number>
  /** By machine. */
  readonly astray: Map<number, Astray>
}

/** False where it cannot be. */
export function takeEffect(affected: Affected, effect: NetworkEffect, nowMillis: number): boolean {
  const { cells, onAir, machineCalled, astray } = affected
  const until = nowMillis + (effect.minutes ?? Number.POSITIVE_INFINITY) * MINUTE_MILLIS
  switch (effect.do) {
    case 'interference': {
      const cell = cellCalled(affected, effect.radio)
      if (cell === undefined) return false
      cell.strangerDb = effect.decibels
      cell.strangerUntil = until
      hearAll(cells, onAir, nowMillis)
      return true
    }
    case 'outage': {
      const cell = cellCalled(affected, effect.radio)
      if (cell === undefined) return false
      cell.deadUntil = until
      for (const terminal of onAir) {
        if (terminal.serving?.cell === cell) fall(terminal, nowMillis, GIVEN_UP_MILLIS)
      }
      hearAll(cells, onAir, nowMillis)
      return true
    }
    case 'reboot': {
      const gateway = gatewayCalled(affected, effect.gateway)
      if (gateway === undefined) return false
      gateway.awayFrom = nowMillis
      gateway.awayUntil = until
      return true
    }
    case 'clock': {
      const machine = machineCalled.get(effect.machine)
      if (machine === undefined) return false
      const { offsetMillis, driftPpm } = effect
      astray.set(machine, { fromMillis: nowMillis, untilMillis: until, offsetMillis, driftPpm })
      return true
    }
  }
}

/** One that was taken ends at another time than was thought: which messages that waited for it come later. */
export function moveEffectEnd(
  affected: Affected,
  effect: NetworkEffect,
  untilMillis: number,
  nowMillis: number,
): readonly Shift[] {
  const { onAir, gateways, machineCalled, astray } = affected
  switch (effect.do) {
    case 'interference': {
      const cell = cellCalled(affected, effect.radio)
      if (cell !== undefined) cell.strangerUntil = untilMillis
      return []
    }
    case 'outage': {
      const cell = cellCalled(affected, effect.radio)
      return cell === undefined ? [] : moveCellEnd(cell, untilMillis, nowMillis, onAir, gateways)
    }
    case 'reboot': {
      const gateway = gatewayCalled(affected, effect.gateway)
      return gateway === undefined ? [] : moveGatewayEnd(gateway, untilMillis)
    }
    case 'clock': {
      const machine = machineCalled.get(effect.machine) ?? -1
      const of = astray.get(machine)
      if (of !== undefined) astray.set(machine, { ...of, untilMillis })
      return []
    }
  }
}

/** All that Stories did ends; a restart that has begun is finished, as what is kept has its times. */
export function endEffects({ cells, onAir, astray }: Affected, nowMillis: number): void {
  for (const cell of cells) {
    cell.strangerUntil = Math.min(cell.strangerUntil, nowMillis)
    cell.deadUntil = Math.min(cell.deadUntil, nowMillis)
  }
  for (const terminal of onAir) release(terminal, nowMillis)
  astray.clear()
  hearAll(cells, onAir, nowMillis)
}

const cellCalled = ({ cells, machineCalled }: Affected, id: string): Cell | undefined =>
  cells.find(({ machine }) => machine === machineCalled.get(id))

const gatewayCalled = ({ gateways, machineCalled }: Affected, id: string): Gateway | undefined =>
  gateways.find(({ machine }) => machine === machineCalled.get(id))
