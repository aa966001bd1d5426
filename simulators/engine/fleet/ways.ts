import type { Point } from '../../../models/plant/geometry.ts'
import { atan2 } from '../exact.ts'
import type { Section, Sections } from './sections.ts'

/** A road from one crossing to the next, with nothing to decide in between. */
export interface Way {
  readonly from: number
  readonly to: number
  readonly path: readonly Point[]
  readonly forward: boolean
  readonly backward: boolean
  readonly isWide: boolean
  readonly roads: readonly string[]
}

/** [W-30] Crossings and the ways between them. */
export interface Ways {
  readonly crossings: readonly Point[]
  /** Whether one may turn there from one road into another. */
  readonly turns: readonly boolean[]
  readonly ways: readonly Way[]
}

/** A bend of less is driven through; a sharper one is a crossing of two ways. */
const GENTLE_RADIANS = (25 * Math.PI) / 180

export const angleOf = (a: Point, b: Point): number => atan2(b[1] - a[1], b[0] - a[0])

/** From -pi up to, but not including, pi. */
export const wrapped = (radians: number): number =>
  radians - 2 * Math.PI * Math.floor((radians + Math.PI) / (2 * Math.PI))

interface Arm {
  readonly section: Section
  readonly index: number
  readonly to: number
}

/** Joins sections that go on through a point where nothing else meets. */
export function waysOf({ points, turns, sections }: Sections): Ways {
  const arms: Arm[][] = points.map(() => [])
  sections.forEach((section, index) => {
    arms[section.from]?.push({ section, index, to: section.to })
    arms[section.to]?.push({ section, index, to: section.from })
  })
  const isCrossing = points.map((_, i) => !goesThrough(i, arms[i] ?? [], points, turns))
  const crossingOf = new Map<number, number>()
  const crossings: Point[] = []
  const crossingTurns: boolean[] = []
  const crossing = (point: number): number => {
    const found = crossingOf.get(point)
    if (found !== undefined) return found
    crossingOf.set(point, crossings.length)
    crossings.push(points[point] ?? [0, 0])
    crossingTurns.push(turns[point] ?? true)
    return crossings.length - 1
  }
  const used = new Set<number>()
  const ways: Way[] = []
  const follow = (start: number, first: Arm): void => {
    if (used.has(first.index)) return
    const path = [points[start] ?? [0, 0]]
    let [here, arm] = [start, first]
    for (;;) {
      used.add(arm.index)
      here = arm.to
      path.push(points[here] ?? [0, 0])
      if (isCrossing[here] || here === start) break
      const next = arms[here]?.find((each) => !used.has(each.index))
      if (next === undefined) break
      arm = next
    }
    const { section } = first
    const along = section.from === start
    ways.push({
      from: crossing(start),
      to: crossing(here),
      path,
      forward: along ? section.forward : section.backward,
      backward: along ? section.backward : section.forward,
      isWide: section.isWide,
      roads: section.roads,
    })
  }
  points.forEach((_, i) => {
    if (isCrossing[i]) for (const arm of arms[i] ?? []) follow(i, arm)
  })
  // What is left are rings without a crossing: they begin anywhere.
  sections.forEach((section, index) => {
    if (!used.has(index)) follow(section.from, { section, index, to: section.to })
  })
  return { crossings, turns: crossingTurns, ways }
}

/** Whether two sections are one way through a point: of one road, in the same directions, without a sharp bend. */
function goesThrough(
  point: number,
  arms: readonly Arm[],
  points: readonly Point[],
  turns: readonly boolean[],
): boolean {
  const [one, other] = arms
  if (arms.length !== 2 || one === undefined || other === undefined || !turns[point]) return false
  const into = one.section.to === point ? one.section.forward : one.section.backward
  const outOf = one.section.to === point ? one.section.backward : one.section.forward
  const on = other.section.from === point ? other.section.forward : other.section.backward
  const back = other.section.from === point ? other.section.backward : other.section.forward
  if (into !== on || outOf !== back || one.section.isWide !== other.section.isWide) return false
  if (one.section.roads.join() !== other.section.roads.join()) return false
  const [a, here, b] = [points[one.to], points[point], points[other.to]]
  if (a === undefined || here === undefined || b === undefined) return false
  return Math.abs(wrapped(angleOf(here, b) - angleOf(a, here))) < GENTLE_RADIANS
}
