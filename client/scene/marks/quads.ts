import { InstancedBufferGeometry, type Material, Mesh, PlaneGeometry } from 'three'

/** A square of side 1 about its middle, as often as it has instances; where each lies only the shader knows. */
export function quadGeometry(): InstancedBufferGeometry {
  const plane = new PlaneGeometry(1, 1)
  const geometry = new InstancedBufferGeometry()
  geometry.index = plane.index
  geometry.setAttribute('position', plane.getAttribute('position'))
  return geometry
}

/** Drawn wherever its quads are, in its turn. */
export function quadMesh(geometry: InstancedBufferGeometry, material: Material, renderOrder: number): Mesh {
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  mesh.renderOrder = renderOrder
  return mesh
}
