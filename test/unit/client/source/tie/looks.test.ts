import { beforeEach, expect, it } from 'vitest'
import { lookSaid, samePose, showLook, takenIn } from '../../../../../client/source/tie/looks.ts'
import { docks, FIRST_DOCKS, isOpenIn } from '../../../../../client/state/docks.ts'
import { overlaysOf } from '../../../../../client/state/overlays/catalogue.ts'
import { type PlantModel, plantModel } from '../../../../../client/state/plant.ts'
import { isBrought } from '../../../../../client/state/tie.ts'
import { FIRST_VIEW, select, view } from '../../../../../client/state/view.ts'
import { KINDS } from '../../../../../models/kinds/catalogue.ts'
import { plantAnswer, smallModel } from '../../plant.ts'

const model = smallModel(12)
/** The same factory when it had but one Machine in each Line, and so fewer quantities. */
const smaller = ((): PlantModel => {
  const { plant, ...answer } = plantAnswer(12)
  const workshops = plant.workshops.map((workshop) => ({
    ...workshop,
    lines: workshop.lines.map((line) => ({ ...line, machines: line.machines.slice(0, 1) })),
  }))
  return plantModel({ ...answer, plant: { ...plant, workshops } }, KINDS)
})()
const placed = model.table.machines
const ids = (...indices: number[]): string[] => indices.map((index) => placed[index]!.machine.id)
const paths = (...indices: number[]): string[] => indices.map((index) => placed[index]!.path)

beforeEach(() => {
  view.setState(FIRST_VIEW, true)
  docks.setState(FIRST_DOCKS)
})

it('[PH-102] what is told is what became another', () => {
  const first = { chosen: ids(3, 1), overlay: 'state', muted: ['idle'] }
  expect(lookSaid(model, first)).toEqual({
    chosen: paths(3, 1),
    colour: { overlay: 'state', muted: ['idle'] },
  })
  expect(lookSaid(model, { ...first, chosen: ids(2) }, first)).toEqual({ chosen: paths(2) })
  expect(lookSaid(model, { ...first, muted: [] }, first)).toEqual({ colour: { overlay: 'state', muted: [] } })
  expect(lookSaid(model, first, first)).toEqual({})
})

it('[PH-102, PH-105] is shown, and is not taken for what a person did here', () => {
  const seen: boolean[] = []
  const stop = view.subscribe(() => seen.push(isBrought()))
  showLook(model, { chosen: paths(3, 1), colour: { overlay: 'freshness', muted: ['old'] } })
  stop()
  expect(view.getState()).toMatchObject({ chosen: ids(3, 1), overlay: 'freshness', muted: ['old'] })
  expect(seen).toEqual([true])
  expect(isBrought()).toBe(false)
})

it('[PH-102] leaves panels alone, but for one of a Machine that is no longer selected', () => {
  showLook(model, { chosen: paths(3) })
  expect(isOpenIn(docks.getState(), 'machine')).toBe(false)
  select(ids(4)[0])
  showLook(model, { chosen: paths(3) })
  expect(isOpenIn(docks.getState(), 'machine')).toBe(true)
  showLook(model, { chosen: [] })
  expect(isOpenIn(docks.getState(), 'machine')).toBe(false)
})

it('[PH-106] a page with another Plant takes what it has, and no more', () => {
  const known = new Set(smaller.table.machines.map(({ path }) => path))
  const all = placed.map(({ path }) => path)
  const { chosen = [] } = takenIn(smaller, { chosen: all })
  expect(chosen.length).toBe(known.size)
  expect(known.size).toBeGreaterThan(0)
  expect(chosen.length).toBeLessThan(all.length)

  const heats = (of: typeof model): string[] => overlaysOf(of).map(({ id }) => id)
  const foreign = heats(model).find((id) => !heats(smaller).includes(id))
  if (foreign === undefined) throw new Error('the smaller Plant has all overlays')
  expect(takenIn(smaller, { colour: { overlay: foreign, muted: ['bin-1'] } })).toEqual({})
  expect(takenIn(model, { colour: { overlay: foreign, muted: [] } })).toEqual({ overlay: foreign, muted: [] })
  expect(takenIn(smaller, { colour: { overlay: 'state', muted: [] } })).toEqual({
    overlay: 'state',
    muted: [],
  })
  expect(takenIn(model, { chosen: ['__proto__', 'constructor', 'nowhere/at/all/x'] })).toEqual({ chosen: [] })
})

it('[PH-105] one pose is one to the last bit, so that none is said back', () => {
  const pose = { target: [1, 2, 3] as const, azimuth: 1, polar: 1, distance: 9, lens: 45 }
  expect(samePose(pose, { ...pose, target: [1, 2, 3] })).toBe(true)
  expect(samePose(pose, { ...pose, azimuth: 1 + 1e-12 })).toBe(false)
  expect(samePose(pose, { ...pose, target: [1, 2, 4] })).toBe(false)
  expect(samePose(undefined, pose)).toBe(false)
})
