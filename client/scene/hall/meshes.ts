import {
  BufferAttribute,
  BufferGeometry,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  type Material,
  Mesh,
  Sphere,
  Vector3,
} from 'three'
import { type Box, boxColumns, type Solid } from './boxes.ts'
import type { PaintColumns } from './paint.ts'

/** Under everything else: the floor is painted before anything stands on it. */
const FLOOR_ORDER = -1

/** The floor as one mesh, its coats in order. */
export function floorMesh(columns: PaintColumns, material: Material): Mesh {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(columns.positions, 3))
  geometry.setAttribute('paint', new BufferAttribute(columns.paints, 4))
  geometry.setAttribute('stroke', new BufferAttribute(columns.strokes, 4))
  geometry.setIndex(new BufferAttribute(columns.triangles, 1))
  const mesh = still(new Mesh(geometry, material))
  mesh.renderOrder = FLOOR_ORDER
  return mesh
}

/** Many boxes, or columns, as one instanced mesh. */
export function boxMesh(solid: Solid, boxes: readonly Box[], material: Material): Mesh {
  const { count, places, sizes, made } = boxColumns(boxes)
  const geometry = new InstancedBufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(solid.positions, 3))
  geometry.setAttribute('normal', new BufferAttribute(solid.normals, 4, true))
  geometry.setIndex(new BufferAttribute(solid.triangles, 1))
  geometry.setAttribute('place', new InstancedBufferAttribute(places, 4))
  geometry.setAttribute('size', new InstancedBufferAttribute(sizes, 4))
  geometry.setAttribute('made', new InstancedBufferAttribute(made, 2))
  geometry.instanceCount = count
  // three cannot know where the instances stand.
  geometry.boundingSphere = new Sphere(new Vector3(), Infinity)
  const mesh = still(new Mesh(geometry, material))
  mesh.visible = count > 0
  return mesh
}

function still(mesh: Mesh): Mesh {
  mesh.frustumCulled = false
  mesh.matrixAutoUpdate = false
  return mesh
}
