import { ROLE } from './events.ts'
import type { Station } from './stations.ts'
import type { Ways } from './ways.ts'

/** Out of the factory. */
export const OUT = -1

/** Where material can come to before it is put together or taken apart. */
export interface Reach {
  /** Ways of assemblies, by their links; below 0 the way out, or a machine that takes it apart. */
  ofLink(link: number): ReadonlySet<number>
  /** Of what a machine makes. */
  ofMachine(machine: number): ReadonlySet<number>
}

export function reachOf(stations: readonly Station[], { ins, outs, to }: Ways): Reach {
  const known = new Map<number, ReadonlySet<number>>()

  function ofMachine(machine: number): ReadonlySet<number> {
    const before = known.get(machine)
    if (before !== undefined) return before
    const found = new Set<number>()
    const passed = new Set([machine])
    for (const at of passed) {
      const first = outs.starts[at] ?? 0
      const last = outs.starts[at + 1] ?? 0
      if (first === last) found.add(OUT)
      for (let i = first; i < last; i++) {
        const link = outs.items[i] ?? 0
        const end = endOf(link)
        if (end !== undefined) found.add(end)
        else passed.add(to[link] ?? 0)
      }
    }
    known.set(machine, found)
    return found
  }

  /** Where a link ends, if material is something else behind it. */
  function endOf(link: number): number | undefined {
    const machine = to[link] ?? 0
    switch (stations[machine]?.role) {
      case ROLE.assembly:
        return ins.starts[machine] === ins.starts[machine + 1] ? undefined : link
      case ROLE.disassembly:
        return OUT - 1 - machine
      case ROLE.sink:
        return OUT
      default:
        return undefined
    }
  }

  return {
    ofMachine,
    ofLink(link) {
      const end = endOf(link)
      return end === undefined ? ofMachine(to[link] ?? 0) : new Set([end])
    },
  }
}
