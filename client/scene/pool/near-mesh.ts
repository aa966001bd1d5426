import { SHAPES } from '../shapes/catalogue.ts'
import { type Mesh, meshOf } from '../shapes/shape.ts'

const built = new Map<string, Mesh>()

/** A Kind's triangles as drawn from near; built once for the page, since shapes never change. */
export function nearMeshOf(kind: string): Mesh {
  const known = built.get(kind)
  if (known !== undefined) return known
  const shape = SHAPES.get(kind)
  if (shape === undefined) throw new Error(`no shape for Kind ${kind}`)
  const mesh = meshOf(shape.near)
  built.set(kind, mesh)
  return mesh
}
