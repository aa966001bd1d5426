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

export function plantToAsk({ machines }: Dictionary): AskedPlant {
  const slots = new Map<string, readonly number[]>()
  const places = new Map<string, number[]>()
  let size = 0
  machines.forEach(({ path, channels }, machine) => {
    const first = size
    for (const { key } of channels) slots.set(`${path}/${key}`, [size++])
    slots.set(
      `${path}/*`,
      channels.map((_, i) => first + i),
    )
    const steps = path.split('/')
    for (let end = 1; end <= steps.length; end++) {
      const above = steps.slice(0, end).join('/')
      const had = places.get(above)
      if (had === undefined) places.set(above, [machine])
      else had.push(machine)
    }
  })

  const named = (names: string, known: ReadonlyMap<string, readonly number[]>, end: number): Named => {
    const found = new Set<number>()
    for (const name of names.split(',')) {
      const those = known.get(name) ?? run(name, end)
      if (those === undefined) return { unknown: name }
      for (const each of those) found.add(each)
    }
    return { found: [...found] }
  }

  return {
    slotsNamed: (names) => named(names, slots, size),
    machinesNamed: (names) => named(names, places, machines.length),
  }
}

/** Numbers from one to another; undefined where there are none of them. */
function run(text: string, end: number): readonly number[] | undefined {
  const [, first, last] = RUN.exec(text) ?? []
  if (first === undefined) return undefined
  const [from, to] = [Number(first), Number(last ?? first)]
  return from <= to && to < end ? Array.from({ length: to - from + 1 }, (_, i) => from + i) : undefined
}
