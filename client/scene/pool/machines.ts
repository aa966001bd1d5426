import {
  type BufferGeometry,
  Color,
  Group,
  type IUniform,
  type Material,
  type PerspectiveCamera,
} from 'three'
import type { PlantModel } from '../../state/plant.ts'
import type { Stage } from '../light/stage.ts'
import { SHAPES } from '../shapes/catalogue.ts'
import type { Joint } from '../shapes/model.ts'
import { meshOf } from '../shapes/shape.ts'
import { type Columns, MOST_ROWS } from './columns.ts'
import { farGeometry, geometryOf } from './geometry.ts'
import { type Allowance, LEVEL, sortIntoLevels, type Weights } from './levels.ts'
import { closePool, createPool, type MachinePool, putInto } from './machine-pool.ts'
import {
  jointUniforms,
  machineMaterial,
  type OutlineUniforms,
  outlineMaterial,
  type Palette,
} from './material.ts'
import { nearMeshOf } from './near-mesh.ts'
import { createRows, freeRow, type Rows, takeRow } from './rows.ts'
import { createSight, lookThrough } from './sight.ts'

/** The pools of one Kind: near with moving parts, in the middle, and the lines around what is pointed at. */
interface Herd {
  readonly near: MachinePool
  readonly mid: MachinePool
  readonly outline: MachinePool
}

/** Every Machine of the Plant, at the level of detail that its size on the screen is worth. */
export interface Machines {
  readonly root: Group
  readonly rows: Rows
  readonly levels: Uint8Array
  /** Freedoms by Kind. */
  readonly freedoms: ReadonlyMap<string, readonly Joint[]>
  /** Fills the pools for what the camera sees. */
  arrange(camera: PerspectiveCamera, height: number, allowed: Allowance): void
  /** Draws the lines around these Machines. */
  outline(machines: Iterable<number>): void
  /** A CSS pixel in clip space is one of so many. */
  resize(height: number): void
  restage(stage: Stage): void
  dispose(): void
}

/** More outlines than these are drawn as plain boxes, in one call. */
const MOST_SHAPED_OUTLINES = 24
const OUTLINE_PIXELS = 2.5

export function createMachines(
  model: PlantModel,
  columns: Columns,
  palette: Palette,
  stage: Stage,
): Machines {
  const { machines } = model.table
  const root = new Group()
  const rows = createRows(machines.length)
  const levels = new Uint8Array(machines.length)
  const sight = createSight()
  const freedoms = new Map<string, readonly Joint[]>()
  const disposables: { dispose(): void }[] = []
  const outlines: OutlineUniforms = {
    hoverColour: { value: new Color(stage.outline.hover) },
    chosenColour: { value: new Color(stage.outline.chosen) },
    pixel: { value: 0.001 },
  }

  const poolOf = (shape: BufferGeometry, material: Material, most: number): MachinePool => {
    const pool = createPool(shape, material, most)
    root.add(pool.mesh)
    disposables.push(pool.mesh.geometry, material)
    return pool
  }
  const herdOf = (kind: string, count: number): Herd => {
    const shape = SHAPES.get(kind)
    if (shape === undefined) throw new Error(`no shape for Kind ${kind}`)
    const near = nearMeshOf(kind)
    freedoms.set(kind, near.freedom)
    const own: Record<string, IUniform> = jointUniforms(near.freedom)
    const detailed = geometryOf(near)
    return {
      near: poolOf(detailed, machineMaterial('shape', palette, own), Math.min(count, MOST_ROWS)),
      mid: poolOf(geometryOf(meshOf(shape.mid)), machineMaterial('shape', palette, own), count),
      outline: poolOf(
        detailed,
        outlineMaterial('shape', palette, { ...own, ...outlines }),
        Math.min(count, MOST_SHAPED_OUTLINES),
      ),
    }
  }
  const counts = new Map<string, number>()
  for (const { kind } of machines) counts.set(kind.id, (counts.get(kind.id) ?? 0) + 1)
  const herds = new Map([...counts].map(([kind, count]) => [kind, herdOf(kind, count)]))
  const herdsByMachine = machines.map(({ kind }) => herds.get(kind.id) as Herd)
  const box = farGeometry()
  const far = poolOf(box, machineMaterial('box', palette, {}), machines.length)
  const farOutline = poolOf(box, outlineMaterial('box', palette, { ...outlines }), machines.length)
  const weights: Weights = {
    near: Uint16Array.from(herdsByMachine, ({ near }) => near.triangles),
    mid: Uint16Array.from(herdsByMachine, ({ mid }) => mid.triangles),
    radius: Float32Array.from(machines, ({ kind }) => Math.hypot(...kind.size) / 2),
  }
  const pools = [far, ...[...herds.values()].flatMap(({ near, mid }) => [near, mid])]
  const outlinePools = [farOutline, ...[...herds.values()].map(({ outline }) => outline)]

  return {
    root,
    rows,
    levels,
    freedoms,
    arrange(camera, height, allowed) {
      lookThrough(sight, camera, height)
      sortIntoLevels(sight, columns.places.cells, weights, allowed, levels)
      for (const pool of pools) pool.count = 0
      for (let i = 0; i < levels.length; i++) if (levels[i] !== LEVEL.near) freeRow(rows, i)
      for (let i = 0; i < levels.length; i++) {
        const level = levels[i]
        if (level === LEVEL.unseen) continue
        const herd = herdsByMachine[i] as Herd
        if (level === LEVEL.near) putInto(herd.near, i, takeRow(rows, i))
        else putInto(level === LEVEL.mid ? herd.mid : far, i, -1)
      }
      for (const pool of pools) closePool(pool)
    },
    outline(pointedAt) {
      const list = [...pointedAt]
      for (const pool of outlinePools) pool.count = 0
      for (const machine of list) {
        if (list.length > MOST_SHAPED_OUTLINES) putInto(farOutline, machine, -1)
        else putInto((herdsByMachine[machine] as Herd).outline, machine, rows.ofMachine[machine] ?? -1)
      }
      for (const pool of outlinePools) closePool(pool)
    },
    resize(height) {
      outlines.pixel.value = (OUTLINE_PIXELS * 2) / Math.max(1, height)
    },
    restage(to) {
      outlines.hoverColour.value.set(to.outline.hover)
      outlines.chosenColour.value.set(to.outline.chosen)
    },
    dispose() {
      for (const each of disposables) each.dispose()
    },
  }
}
