import type { Dictionary } from './segment/dictionary.ts'

type Named = { readonly found: readonly number[] } | { readonly unknown: string }

/** How Channels and Machines of today's Plant are called in a question. */
export interface AskedPlant {
  /** Slots, runs of slots like 0-11, Machine path/key, and Machine path/* for all of a Machine's; commas between. */
  slotsNamed(names: string): Named
  /** Paths and indices of Machines; also of a Line or a Workshop, for all of theirs. */
  machinesNamed(names: string): Named
}

const RUN = /^(\d{1,7})(?:-(\d{1,7}))?$/

/** Paths are kept by Machine and above, and not by Channel: of those a large Plant has more than a hundred thousand. */
export function plantToAsk({ machines }: Dictionary): AskedPlant {
  const places = new Map<string, number[]>()
  const firstSlots = new Int32Array(machines.length + 1)
  machines.forEach(({ path, channels }, machine) => {
    firstSlots[machine + 1] = (firstSlots[machine] ?? 0) + channels.length
    const steps = path.split('/')
    for (let end = 1; end <= steps.length; end++) {
      const above = steps.slice(0, end).join('/')
      const had = places.get(above)
      if (had === undefined) places.set(above, [machine])
      else had.push(machine)
    }
  })
  const size = firstSlots[machines.length] ?? 0

  const slotsOf = (name: string): readonly number[] | undefined => {
    const cut = name.lastIndexOf('/')
    const machine = places
      .get(name.slice(0, Math.max(0, cut)))
      ?.find((i) => machines[i]?.path === name.slice(0, cut))
    if (machine === undefined) return undefined
    const key = name.slice(cut + 1)
    const first = firstSlots[machine] ?? 0
    const channels = machines[machine]?.channels ?? []
    const found = channels.flatMap((channel, i) => (key === '*' || channel.key === key ? [first + i] : []))
    return found.length === 0 ? undefined : found
  }

  return {
    slotsNamed: (names) => named(names, (name) => slotsOf(name) ?? run(name, size)),
    machinesNamed: (names) => named(names, (name) => places.get(name) ?? run(name, machines.length)),
  }
}

function named(names: string, find: (name: string) => readonly number[] | undefined): Named {
  const found = new Set<number>()
  for (const name of names.split(',')) {
    const those = find(name)
    if (those === undefined) return { unknown: name }
    for (const each of those) found.add(each)
  }
  return { found: [...found] }
}

/** Numbers from one to another; undefined where there are none of them. */
function run(text: string, end: number): readonly number[] | undefined {
  const [, first, last] = RUN.exec(text) ?? []
  if (first === undefined) return undefined
  const [from, to] = [Number(first), Number(last ?? first)]
  return from <= to && to < end ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : undefined
}
