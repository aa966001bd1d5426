import { type Mesh, PerspectiveCamera } from 'three'
import { describe, expect, it } from 'vitest'
import { columnStubs, stubHeights } from '../../../../../client/scene/hall/columns.ts'
import { createHall } from '../../../../../client/scene/hall/hall.ts'
import { hallPlan } from '../../../../../client/scene/hall/hall-plan.ts'
import { distanceToSegment } from '../../../../../client/scene/hall/outline.ts'
import { roofBoxes, stretchesAt } from '../../../../../client/scene/hall/roof.ts'
import { trayBoxes } from '../../../../../client/scene/hall/trays.ts'
import type { Moment } from '../../../../../client/scene/layer.ts'
import { STAGES } from '../../../../../client/scene/light/stages.ts'
import { plantModel } from '../../../../../client/state/plant.ts'
import { KINDS } from '../../../../../models/kinds/catalogue.ts'
import { isInside, type Point } from '../../../../../models/plant/geometry.ts'
import type { Plant } from '../../../../../models/plant/schema.ts'
import { plantNamed, plantsToTry } from './plants.ts'

const MOST_CALLS = 12
const MOST_TRIANGLES = 250_000

const hallOf = (plant: Plant) =>
  createHall(plantModel({ hash: 'h', plant, initials: [] }, KINDS), STAGES.light)

function moment(millis: number, eye: readonly [number, number, number], moved = true): Moment {
  const camera = new PerspectiveCamera(40, 1.6, 0.1, 1000)
  camera.up.set(0, 0, 1)
  camera.position.set(...eye)
  camera.lookAt(50, 20, 0)
  camera.updateMatrixWorld()
  return { millis, playheadMillis: 0, camera, cameraMoved: moved, width: 800, height: 500, pixelRatio: 1 }
}

const drawn = (root: { readonly children: readonly unknown[] }): readonly Mesh[] =>
  (root.children as readonly Mesh[]).filter(({ visible }) => visible)

function trianglesOf(meshes: readonly Mesh[]): number {
  return meshes.reduce((sum, { geometry }) => {
    const instances = (geometry as { instanceCount?: number }).instanceCount ?? 1
    return sum + ((geometry.getIndex()?.count ?? 0) / 3) * instances
  }, 0)
}

describe('the hall', () => {
  it('takes few draw calls and triangles, whatever the Plant [H-1]', async () => {
    for (const plant of await plantsToTry()) {
      const hall = hallOf(plant)
      hall.update(moment(0, [-100, -200, 250]))
      const meshes = drawn(hall.root)
      expect(meshes.length).toBeGreaterThan(1)
      expect(meshes.length).toBeLessThanOrEqual(MOST_CALLS)
      expect(trianglesOf(meshes)).toBeLessThanOrEqual(MOST_TRIANGLES)
      hall.dispose()
    }
  })

  it('changes the picture only while something fades [H-7]', async () => {
    const hall = hallOf(await plantNamed('gearbox'))
    expect(hall.update(moment(0, [50, -80, 60]))).toBe(true)
    expect(hall.update(moment(16, [50, -80, 60], false))).toBe(false)
    expect(hall.update(moment(32, [50, -70, 60]))).toBe(false)
    // To the other side of the hall: its walls change places.
    expect(hall.update(moment(48, [50, 130, 60]))).toBe(true)
    let pictures = 0
    while (hall.update(moment(64 + pictures * 16, [50, 130, 60], false))) pictures++
    expect(pictures).toBeGreaterThan(10)
    expect(pictures).toBeLessThan(40)
    hall.dispose()
  })

  it('has a roof only over who stands under it, and drops it with the hall [H-12]', async () => {
    const plant = await plantNamed('gearbox')
    const hall = hallOf(plant)
    hall.update(moment(0, [50, -80, 60]))
    expect(drawn(hall.root)).toHaveLength(3)
    hall.update(moment(100, [40, 11, 1.7]))
    for (let i = 0; i < 8; i++) hall.update(moment(200 + i * 100, [40, 11, 1.7], false))
    expect(drawn(hall.root)).toHaveLength(4)
    hall.update(moment(2000, [50, -80, 60]))
    for (let i = 0; i < 8; i++) hall.update(moment(2100 + i * 100, [50, -80, 60], false))
    expect(drawn(hall.root)).toHaveLength(3)
    let dropped = 0
    for (const child of hall.root.children as unknown as readonly Mesh[]) {
      child.geometry.addEventListener('dispose', () => dropped++)
    }
    const had = hall.root.children.length
    hall.dispose()
    expect([had, dropped, hall.root.children.length]).toEqual([4, 4, 0])
  })

  it('has a roof over all of its floor, and nothing of it beyond [H-12]', async () => {
    const machining = (await plantNamed('gearbox')).workshops[0]!
    const roof = roofBoxes(machining)
    const sheets = roof.filter(({ stuff }) => stuff === 'skin' || stuff === 'skylight')
    const area = sheets.reduce((sum, { size }) => sum + size[0] * size[1], 0)
    expect(area).toBeCloseTo(84 * 42, 3)
    for (const { at } of roof) expect(isInside(machining.outline, [at[0], at[1]])).toBe(true)
    const angle: readonly Point[] = [
      [0, 0],
      [10, 0],
      [10, 4],
      [4, 4],
      [4, 10],
      [0, 10],
    ]
    expect(stretchesAt(angle, 0, 2)).toEqual([[0, 10]])
    expect(stretchesAt(angle, 0, 7)).toEqual([[0, 4]])
    expect(stretchesAt(angle, 1, 12)).toEqual([])
  })

  it('cuts columns above the trays, or above the radio unit that they carry [H-13]', async () => {
    const { workshops } = await plantNamed('gearbox')
    const heights = workshops.flatMap((workshop) => stubHeights(workshop))
    expect(new Set(heights).size).toBeGreaterThan(1)
    for (const workshop of workshops) {
      const radios = workshop.lines
        .flatMap(({ machines }) => machines)
        .filter(({ kind }) => kind === 'radio-unit')
      for (const { at, size } of columnStubs(workshop)) {
        const carried = radios.filter((radio) => Math.hypot(radio.at[0] - at[0], radio.at[1] - at[1]) < 1.6)
        for (const { elevation } of carried) expect(size[2]).toBeGreaterThan(elevation)
        expect(size[2]).toBeGreaterThan(4.4)
      }
    }
  })

  it('lays trays behind its Lines, on posts that stand in nobody’s way, with a drop to what is wired [H-14]', async () => {
    for (const name of ['gearbox', 'smt', 'moulding', 'generated:300']) {
      for (const workshop of (await plantNamed(name)).workshops) {
        const boxes = trayBoxes(workshop)
        const posts = boxes.filter(({ stuff }) => stuff === 'post')
        expect(posts.length).toBeGreaterThan(4)
        for (const { at } of posts) {
          const place: Point = [at[0], at[1]]
          expect(isInside(workshop.outline, place)).toBe(true)
          for (const { path, width } of [...workshop.aisles, ...workshop.roads]) {
            path.forEach((p, i) => {
              expect(distanceToSegment(place, path[i - 1] ?? p, p)).toBeGreaterThan(width / 2)
            })
          }
        }
        const wired = workshop.lines.flatMap((line) =>
          line.machines.filter(
            ({ connection, kind, elevation }) =>
              connection?.link === 'wired' &&
              elevation === 0 &&
              !['gateway', 'storage', 'agv', 'radio-unit'].includes(kind) &&
              line.machines.length > 1,
          ),
        )
        const drops = boxes.filter(
          ({ stuff, size }) => stuff === 'rail' && size[0] === 0.06 && size[1] === 0.06,
        )
        expect(drops.length).toBeGreaterThanOrEqual(wired.length * 0.9)
      }
    }
  })

  it('numbers its walls so that each gives way with all that is in it [H-8]', async () => {
    const plan = hallPlan(await plantNamed('gearbox'))
    const walls = plan.boxes.filter(({ stuff }) => ['wall', 'partition', 'glazing', 'frame'].includes(stuff))
    for (const { group, at } of walls) {
      const barrier = plan.barriers[group]
      expect(barrier).toBeDefined()
      expect(distanceToSegment([at[0], at[1]], barrier!.from, barrier!.to)).toBeLessThan(0.01)
    }
    expect(plan.barriers.filter((barrier) => barrier !== undefined)).toHaveLength(13)
  })

  it('puts the same picture under another light without building anything anew [H-1]', async () => {
    const hall = hallOf(await plantNamed('smt'))
    const before = (hall.root.children as unknown as readonly Mesh[]).map(({ geometry, material }) => [
      geometry,
      material,
    ])
    hall.restage(STAGES.dark)
    hall.restage(STAGES.contrast)
    expect(
      (hall.root.children as unknown as readonly Mesh[]).map(({ geometry, material }) => [
        geometry,
        material,
      ]),
    ).toEqual(before)
    hall.dispose()
  })
})
