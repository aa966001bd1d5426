import * as words from './events.ts'
import type { Shop } from './shop.ts'

const { STAGE } = words

/* Hot: what a machine's columns say of a moment between two events. */

/** The machine's running time until now. */
export function operatingAt({ columns: c, now }: Shop, machine: number): number {
  const before = c.operatingMillis[machine]!
  return c.stage[machine] === STAGE.working ? before + (now - c.workFrom[machine]!) : before
}

/** Share of the cycle that is done: of a carrier's last journey; of a part that waits to go on, all. */
export function phaseAt({ columns: c }: Shop, machine: number, atMillis: number): number {
  if (c.stage[machine] !== STAGE.working || Number.isNaN(c.cycleFrom[machine]!)) return c.cycleDone[machine]!
  const millis = c.cycleMillis[machine]!
  return millis > 0 ? Math.min(1, Math.max(0, (atMillis - c.cycleFrom[machine]!) / millis)) : 1
}
