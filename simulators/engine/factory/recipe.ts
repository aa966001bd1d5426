import { ROLE } from './events.ts'
import type { FactoryModel } from './model.ts'
import { NONE } from './parts.ts'
import { OUT, type Reach, reachOf } from './reach.ts'
import { type Rows, rowsBy, rowsOf } from './rows.ts'
import type { Station } from './stations.ts'
import type { Ways } from './ways.ts'

/**
 * What is built into what. A mouth is where raw material comes in for one way of an assembly: links out of sources
 * that lead to the same; it gives one part for each that the other ways get. A sheet is the order in which the mouths
 * of one tree of assemblies give their products, so that the parts that meet belong together [W-97].
 */
export interface Recipe {
  /** Of a link that leads out of a source; -1 elsewhere. */
  readonly mouthOf: Int32Array
  /** Mouths by machine, machines by mouth. */
  readonly mouths: Rows
  readonly machines: Rows
  readonly count: number
  /** By mouth; each sheet follows the orders, or those parts that are led past its links. */
  readonly sheets: Int32Array
  readonly sheetCount: number
  readonly led: Uint8Array
  /** The sheet that a part is written on when it is put on this link; -1 none. */
  readonly writes: Int32Array
  /** Links of either sort, so that all others cost one look. */
  readonly minds: Uint8Array
  /** Ways of assemblies that join only what belongs together. */
  readonly meets: Uint8Array
  /**
   * Where a part belongs: a mouth, or what an assembly has made (`placeMade`), or what a sheet was led by (`placeLed`);
   * -1 where nothing waits for it. By such a place the mouths that give one more, or one less, when it is scrapped.
   */
  readonly again: Rows
  readonly less: Rows
  readonly placeMade: Int32Array
  readonly placeLed: Int32Array
  /** The ways of each tree from its end backwards, led ones first. */
  readonly lanes: readonly Lane[]
}

/** A way of an assembly, and whose parts come by it. */
export interface Lane {
  readonly way: number
  readonly sheet: number
  readonly place: number
  /** Mouths that have given for each part on it. */
  readonly mouths: readonly number[]
  /** What comes by it leads the sheet. */
  readonly led: boolean
}

interface Assembly {
  readonly machine: number
  readonly ways: readonly number[]
  /** The way that all it makes goes to; -1 where it may go elsewhere. */
  readonly parent: number
}

export function recipeOf(model: FactoryModel, stations: readonly Station[], ways: Ways): Recipe {
  const reach = reachOf(stations, ways)
  const { mouthOf, count, machines } = mouthsOf(model, stations, ways, reach)
  const targets: ReadonlySet<number>[] = Array.from({ length: count }, () => new Set())
  for (const [link, mouth] of mouthOf.entries()) {
    if (mouth === NONE || stations[ways.from[link] ?? 0]?.role === ROLE.disassembly) continue
    targets[mouth] = new Set([...(targets[mouth] ?? []), ...reach.ofLink(link)])
  }
  const single = (set: ReadonlySet<number>): number => {
    const [only = NONE] = set
    return set.size === 1 && only >= 0 ? only : NONE
  }
  const assemblies = new Map<number, Assembly>()
  for (const machine of model.stations.keys()) {
    if (stations[machine]?.role !== ROLE.assembly) continue
    const into = [...ways.ins.items.subarray(ways.ins.starts[machine], ways.ins.starts[machine + 1])]
    if (into.length > 0)
      assemblies.set(machine, { machine, ways: into, parent: single(reach.ofMachine(machine)) })
  }
  const feeders = feedersOf(stations, reach, targets, assemblies, model.stations.length)
  const wayOfMouth = targets.map(single)
  const sheets = new Int32Array(count).fill(NONE)
  const led: number[] = []
  const meets = new Uint8Array(ways.count)
  const writes = new Int32Array(ways.count).fill(NONE)
  const placeMade = new Int32Array(model.stations.length).fill(NONE)
  const again: number[][] = Array.from({ length: count }, () => [])
  const less: number[][] = Array.from({ length: count }, () => [])
  const placeLed: number[] = []
  const lanes: Lane[] = []

  for (const root of assemblies.values()) {
    if (root.parent !== NONE) continue
    const members: Assembly[] = [root]
    const leads: number[] = []
    const own = new Set<number>()
    for (const assembly of members) {
      for (const way of assembly.ways) {
        const [feeder, other] = feeders.get(way) ?? []
        if (feeder === undefined || other !== undefined) leads.push(way)
        else if (feeder < count) {
          if (wayOfMouth[feeder] === way) own.add(feeder)
          else leads.push(way)
        } else {
          const below = assemblies.get(feeder - count)
          if (below?.parent === way) members.push(below)
          else leads.push(way)
        }
      }
    }
    // Where material of two kinds parts by itself on its way here, nobody can tell what will meet.
    if (leads.length > 1) continue
    const sheet = led.length
    led.push(leads.length)
    placeLed.push(NONE)
    for (const mouth of own) {
      sheets[mouth] = sheet
      again[mouth] = [mouth]
    }
    const [lead] = leads
    const underOf = (top: Assembly): { readonly mouths: readonly number[]; readonly led: boolean } => {
      const below = [top]
      for (const each of below) {
        below.push(...members.filter(({ parent }) => parent !== NONE && each.ways.includes(parent)))
      }
      const into = new Set(below.flatMap((each) => each.ways))
      return {
        mouths: [...own].filter((mouth) => into.has(wayOfMouth[mouth] ?? NONE)),
        led: lead !== undefined && into.has(lead),
      }
    }
    for (const member of members) {
      for (const way of member.ways) meets[way] = Number(member.ways.length > 1)
      if (member === root) continue
      const under = underOf(member)
      placeMade[member.machine] = again.length
      again.push(under.led ? [] : [...under.mouths])
      less.push(under.led ? [...own].filter((mouth) => !under.mouths.includes(mouth)) : [])
    }
    if (lead !== undefined) {
      placeLed[sheet] = again.length
      again.push([])
      less.push([...own])
    }
    const lane = (way: number): Lane => {
      const below = members.find(({ parent }) => parent === way)
      if (below !== undefined)
        return { way, sheet, place: placeMade[below.machine] ?? NONE, ...underOf(below) }
      if (way === lead) return { way, sheet, place: placeLed[sheet] ?? NONE, mouths: [], led: true }
      const mouths = [...own].filter((mouth) => wayOfMouth[mouth] === way)
      return { way, sheet, place: mouths[0] ?? NONE, mouths, led: false }
    }
    const all = members.flatMap((member) => member.ways.map(lane))
    lanes.push(...all.filter((each) => each.led), ...all.filter((each) => !each.led))
    if (lead === undefined) continue
    for (let link = 0; link < ways.count; link++) {
      if (single(reach.ofLink(link)) === lead) writes[link] = sheet
    }
  }
  for (const [mouth, sheet] of sheets.entries()) {
    if (sheet !== NONE) continue
    sheets[mouth] = led.length
    led.push(0)
    placeLed.push(NONE)
  }
  return {
    mouthOf,
    count,
    sheets,
    writes,
    meets,
    placeMade,
    mouths: mouthsByMachine(machines, model.stations.length),
    machines: rowsOf(machines),
    sheetCount: led.length,
    led: Uint8Array.from(led),
    again: rowsOf(again),
    less: rowsOf(less),
    placeLed: Int32Array.from(placeLed),
    minds: meets.map((meet, link) => Number(meet !== 0 || writes[link] !== NONE)),
    lanes,
  }
}

function mouthsByMachine(machines: readonly (readonly number[])[], count: number): Rows {
  const pairs = machines.flatMap((list, mouth) => list.map((machine) => ({ machine, mouth })))
  const { starts, items } = rowsBy(count, pairs, ({ machine }) => machine)
  return { starts, items: items.map((pair) => pairs[pair]?.mouth ?? NONE) }
}

/** By way, who brings something to it: mouths, and behind them assemblies; what was divided is told as none. */
function feedersOf(
  stations: readonly Station[],
  reach: Reach,
  targets: readonly ReadonlySet<number>[],
  assemblies: ReadonlyMap<number, Assembly>,
  machines: number,
): ReadonlyMap<number, readonly number[]> {
  const feeders = new Map<number, number[]>()
  const feed = (way: number, feeder: number): void => {
    const list = feeders.get(way)
    if (list === undefined) feeders.set(way, [feeder])
    else list.push(feeder)
  }
  for (const [mouth, set] of targets.entries()) for (const way of set) if (way >= 0) feed(way, mouth)
  for (let machine = 0; machine < machines; machine++) {
    const divides = stations[machine]?.role === ROLE.disassembly
    if (!divides && !assemblies.has(machine)) continue
    for (const way of reach.ofMachine(machine)) if (way >= 0) feed(way, targets.length + machine)
  }
  return feeders
}

/** Links out of one source that lead to the same are one mouth; so are those of several, where that is an assembly. */
function mouthsOf(model: FactoryModel, stations: readonly Station[], ways: Ways, reach: Reach) {
  const mouthOf = new Int32Array(ways.count).fill(NONE)
  const machines: number[][] = []
  const byTarget = new Map<number, number>()
  const merged: number[] = []
  const rootOf = (mouth: number): number => {
    const above = merged[mouth]
    return above === undefined || above === mouth ? mouth : rootOf(above)
  }
  const raw: { readonly machine: number; readonly links: readonly number[] }[] = []
  for (const machine of model.stations.keys()) {
    if (stations[machine]?.bears === 0) continue
    const links = [...ways.outs.items.subarray(ways.outs.starts[machine], ways.outs.starts[machine + 1])]
    raw.push(
      ...(links.length === 0 ? [{ machine, links }] : links.map((link) => ({ machine, links: [link] }))),
    )
  }
  const own = new Map<string, number>()
  for (const [mouth, { machine, links }] of raw.entries()) {
    merged.push(mouth)
    // What a source takes apart at once is more parts than it gave.
    const divides = stations[machine]?.role === ROLE.disassembly
    const ends = divides ? [OUT] : links.flatMap((link) => [...reach.ofLink(link)])
    for (const target of ends) {
      const key = `${machine} ${target}`
      const same = target >= 0 ? byTarget.get(target) : own.get(key)
      if (same === undefined) {
        byTarget.set(target, mouth)
        own.set(key, mouth)
      } else merged[rootOf(mouth)] = rootOf(same)
    }
  }
  const numbers = new Map<number, number>()
  for (const [mouth, { machine, links }] of raw.entries()) {
    const root = rootOf(mouth)
    let number = numbers.get(root)
    if (number === undefined) {
      number = machines.length
      numbers.set(root, number)
      machines.push([])
    }
    if (!machines[number]?.includes(machine)) machines[number]?.push(machine)
    for (const link of links) mouthOf[link] = number
  }
  return { mouthOf, machines, count: machines.length }
}
