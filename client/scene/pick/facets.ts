/*
 * HOT: some hundred steps a picked pixel. Columns, no allocation once a tree is built.
 */
import { FIXED, type Joint } from '../shapes/model.ts'
import type { Mesh } from '../shapes/shape.ts'

/** A ray in columns: origin and direction. */
export type Ray = Float64Array

/** The triangles of a Kind that move as one, in a tree of boxes; at rest, in the machine's own frame. */
interface Limb {
  readonly joint: number
  /** Six a node: its low and its high corner. */
  readonly boxes: Float32Array
  /** Two a node: the first triangle and how many, or the left child and 0; the right child comes after the left. */
  readonly links: Int32Array
  /** Nine a triangle. */
  readonly corners: Float32Array
}

/** A Kind's triangles as a ray meets them. */
export interface Facets {
  readonly limbs: readonly Limb[]
  readonly freedom: readonly Joint[]
}

const LEAF_TRIANGLES = 4
const DEEPEST = 64

export function facetsOf(mesh: Mesh): Facets {
  const byJoint = new Map<number, number[]>()
  for (let vertex = 0; vertex + 2 < mesh.joints.length; vertex += 3) {
    const joint = mesh.joints[vertex]!
    const list = byJoint.get(joint)
    if (list === undefined) byJoint.set(joint, [vertex / 3])
    else list.push(vertex / 3)
  }
  const limbs = [...byJoint].map(([joint, triangles]) => limbOf(mesh, joint, triangles))
  return { limbs, freedom: mesh.freedom }
}

function limbOf({ positions }: Mesh, joint: number, triangles: readonly number[]): Limb {
  const order = Int32Array.from(triangles)
  const middles = Float32Array.from({ length: (positions.length / 9) * 3 }, (_, i) => {
    const [triangle, axis] = [Math.floor(i / 3), i % 3]
    const at = triangle * 9 + axis
    return (positions[at]! + positions[at + 3]! + positions[at + 6]!) / 3
  })
  const boxes: number[] = []
  const links: number[] = []
  const grow = (node: number, first: number, count: number): void => {
    const box = boxOf(positions, order, first, count)
    for (let i = 0; i < 6; i++) boxes[node * 6 + i] = box[i]!
    if (count <= LEAF_TRIANGLES) {
      links[node * 2] = first
      links[node * 2 + 1] = count
      return
    }
    const spans = [box[3]! - box[0]!, box[4]! - box[1]!, box[5]! - box[2]!]
    const axis = spans.indexOf(Math.max(...spans))
    order.subarray(first, first + count).sort((a, b) => middles[a * 3 + axis]! - middles[b * 3 + axis]!)
    const left = links.length / 2
    links.push(0, 0, 0, 0)
    links[node * 2] = left
    links[node * 2 + 1] = 0
    const half = count >> 1
    grow(left, first, half)
    grow(left + 1, first + half, count - half)
  }
  links.push(0, 0)
  grow(0, 0, order.length)
  const corners = new Float32Array(order.length * 9)
  order.forEach((triangle, i) => {
    corners.set(positions.subarray(triangle * 9, triangle * 9 + 9), i * 9)
  })
  return { joint, boxes: Float32Array.from(boxes), links: Int32Array.from(links), corners }
}

function boxOf(positions: Float32Array, order: Int32Array, first: number, count: number): number[] {
  const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity]
  for (let i = first; i < first + count; i++) {
    for (let k = 0; k < 9; k++) {
      const value = positions[order[i]! * 9 + k]!
      const axis = k % 3
      if (value < box[axis]!) box[axis] = value
      if (value > box[axis + 3]!) box[axis + 3] = value
    }
  }
  return box
}

const limbRayScratch: Ray = new Float64Array(6)
const chainScratch = new Int32Array(16)
const stackScratch = new Int32Array(DEEPEST)

/**
 * How far along the ray, in lengths of its direction, the nearest triangle is met, or `far`. A limb stands where
 * its joints' values put it: the ray is brought to where the limb rests, not the limb to the ray.
 */
export function meet(facets: Facets, ray: Ray, values: ArrayLike<number>, far: number): number {
  let nearest = far
  for (let i = 0; i < facets.limbs.length; i++) {
    const limb = facets.limbs[i]!
    if (limb.joint === FIXED) nearest = meetLimb(limb, ray, nearest)
    else {
      limbRayScratch.set(ray)
      toRest(facets.freedom, limb.joint, values, limbRayScratch)
      nearest = meetLimb(limb, limbRayScratch, nearest)
    }
  }
  return nearest
}

/** Undoes the joints from the machine's bed outwards. */
function toRest(freedom: readonly Joint[], joint: number, values: ArrayLike<number>, ray: Ray): void {
  let depth = 0
  for (let at = joint; at !== FIXED; at = freedom[at]!.parent) chainScratch[depth++] = at
  while (depth-- > 0) {
    const at = chainScratch[depth]!
    const { motion, axis, pivot } = freedom[at]!
    const value = values[at] ?? 0
    if (value === 0) continue
    if (motion === 'slide') {
      for (let k = 0; k < 3; k++) ray[k]! -= axis[k]! * value
    } else {
      turnBack(ray, 0, axis, pivot[0], pivot[1], pivot[2], value)
      turnBack(ray, 3, axis, 0, 0, 0, value)
    }
  }
}

function turnBack(
  ray: Ray,
  at: number,
  axis: readonly [number, number, number],
  px: number,
  py: number,
  pz: number,
  angle: number,
): void {
  const [ax, ay, az] = axis
  const [x, y, z] = [ray[at]! - px, ray[at + 1]! - py, ray[at + 2]! - pz]
  const [cos, sin] = [Math.cos(angle), -Math.sin(angle)]
  const along = (ax * x + ay * y + az * z) * (1 - cos)
  ray[at] = px + x * cos + (ay * z - az * y) * sin + ax * along
  ray[at + 1] = py + y * cos + (az * x - ax * z) * sin + ay * along
  ray[at + 2] = pz + z * cos + (ax * y - ay * x) * sin + az * along
}

function meetLimb({ boxes, links, corners }: Limb, ray: Ray, far: number): number {
  let nearest = far
  let depth = 0
  stackScratch[depth++] = 0
  while (depth > 0) {
    const node = stackScratch[--depth]!
    if (!(enters(boxes, node * 6, ray) < nearest)) continue
    const [first, count] = [links[node * 2]!, links[node * 2 + 1]!]
    if (count === 0) {
      const leftFirst = enters(boxes, first * 6, ray) <= enters(boxes, first * 6 + 6, ray)
      stackScratch[depth++] = leftFirst ? first + 1 : first
      stackScratch[depth++] = leftFirst ? first : first + 1
      continue
    }
    for (let i = first; i < first + count; i++) nearest = meetTriangle(corners, i * 9, ray, nearest)
  }
  return nearest
}

/** Where the ray enters a box, 0 where it begins inside, infinity where it misses. */
export function enters(boxes: ArrayLike<number>, at: number, ray: Ray): number {
  let [enter, leave] = [0, Infinity]
  for (let axis = 0; axis < 3; axis++) {
    const [from, along] = [ray[axis]!, ray[axis + 3]!]
    const [low, high] = [boxes[at + axis]!, boxes[at + axis + 3]!]
    if (along === 0) {
      if (from < low || from > high) return Infinity
      continue
    }
    const [a, b] = [(low - from) / along, (high - from) / along]
    enter = Math.max(enter, Math.min(a, b))
    leave = Math.min(leave, Math.max(a, b))
  }
  return enter <= leave ? enter : Infinity
}

/** After Möller and Trumbore; both sides count, since glass doors are looked through from behind. */
function meetTriangle(c: Float32Array, at: number, ray: Ray, far: number): number {
  const [dx, dy, dz] = [ray[3]!, ray[4]!, ray[5]!]
  const [ax, ay, az] = [c[at]!, c[at + 1]!, c[at + 2]!]
  const [ux, uy, uz] = [c[at + 3]! - ax, c[at + 4]! - ay, c[at + 5]! - az]
  const [vx, vy, vz] = [c[at + 6]! - ax, c[at + 7]! - ay, c[at + 8]! - az]
  const [px, py, pz] = [dy * vz - dz * vy, dz * vx - dx * vz, dx * vy - dy * vx]
  const det = ux * px + uy * py + uz * pz
  if (det === 0) return far
  const [sx, sy, sz] = [ray[0]! - ax, ray[1]! - ay, ray[2]! - az]
  const u = (sx * px + sy * py + sz * pz) / det
  if (!(u >= 0 && u <= 1)) return far
  const [qx, qy, qz] = [sy * uz - sz * uy, sz * ux - sx * uz, sx * uy - sy * ux]
  const v = (dx * qx + dy * qy + dz * qz) / det
  if (!(v >= 0 && u + v <= 1)) return far
  const t = (vx * qx + vy * qy + vz * qz) / det
  return t >= 0 && t < far ? t : far
}
