import {
  type BufferGeometry,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  type Material,
  Mesh,
} from 'three'

/** All Machines of one look that are drawn now, in one draw call. */
export interface MachinePool {
  readonly mesh: Mesh
  readonly triangles: number
  /** Machine and row by turns. */
  readonly cells: Float32Array
  count: number
}

export function createPool(shape: BufferGeometry, material: Material, most: number): MachinePool {
  const geometry = new InstancedBufferGeometry()
  geometry.index = shape.index
  for (const [name, attribute] of Object.entries(shape.attributes)) geometry.setAttribute(name, attribute)
  const cells = new Float32Array(Math.max(1, most) * 2)
  const machines = new InstancedBufferAttribute(cells, 2)
  geometry.setAttribute('machine', machines)
  geometry.instanceCount = 0
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  mesh.matrixAutoUpdate = false
  mesh.visible = false
  const corners = shape.index?.count ?? shape.getAttribute('position').count
  return { mesh, triangles: corners / 3, cells, count: 0 }
}

const columnOf = ({ mesh }: MachinePool): InstancedBufferAttribute =>
  mesh.geometry.getAttribute('machine') as InstancedBufferAttribute

/** Adds a Machine; `row` holds its joints, -1 where its parts stand still. */
export function putInto(pool: MachinePool, machine: number, row: number): void {
  pool.cells[pool.count * 2] = machine
  pool.cells[pool.count * 2 + 1] = row
  pool.count++
}

/** Draws what was put in since the pool was emptied. */
export function closePool(pool: MachinePool): void {
  const column = columnOf(pool)
  ;(pool.mesh.geometry as InstancedBufferGeometry).instanceCount = pool.count
  pool.mesh.visible = pool.count > 0
  if (pool.count === 0) return
  column.clearUpdateRanges()
  column.addUpdateRange(0, pool.count * 2)
  column.needsUpdate = true
}
