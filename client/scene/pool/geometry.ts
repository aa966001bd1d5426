import { BoxGeometry, BufferAttribute, BufferGeometry } from 'three'
import type { Mesh } from '../shapes/shape.ts'

/** A shape's triangles with each corner once: position, normal, and which part of the Machine it belongs to. */
export function geometryOf(mesh: Mesh): BufferGeometry {
  const corners = mesh.tones.length
  const index = new Uint16Array(corners)
  const firstOf = new Map<string, number>()
  const kept: number[] = []
  for (let corner = 0; corner < corners; corner++) {
    const key = cornerKey(mesh, corner)
    let at = firstOf.get(key)
    if (at === undefined) {
      at = kept.length
      firstOf.set(key, at)
      kept.push(corner)
    }
    index[corner] = at
  }
  const positions = new Float32Array(kept.length * 3)
  const normals = new Int8Array(kept.length * 4)
  const parts = new Int8Array(kept.length * 2)
  kept.forEach((corner, i) => {
    positions.set(mesh.positions.subarray(corner * 3, corner * 3 + 3), i * 3)
    for (let axis = 0; axis < 3; axis++)
      normals[i * 4 + axis] = Math.round((mesh.normals[corner * 3 + axis] ?? 0) * 127)
    parts.set([mesh.tones[corner] ?? 0, mesh.joints[corner] ?? -1], i * 2)
  })
  const geometry = new BufferGeometry()
  geometry.setIndex(new BufferAttribute(index, 1))
  geometry.setAttribute('position', new BufferAttribute(positions, 3))
  geometry.setAttribute('normal', new BufferAttribute(normals, 4, true))
  geometry.setAttribute('part', new BufferAttribute(parts, 2))
  return geometry
}

function cornerKey({ positions, normals, tones, joints }: Mesh, corner: number): string {
  const at = corner * 3
  const numbers = [
    positions[at],
    positions[at + 1],
    positions[at + 2],
    normals[at],
    normals[at + 1],
    normals[at + 2],
  ]
  return `${numbers.map((number) => Math.round((number ?? 0) * 4096)).join(' ')} ${tones[corner]} ${joints[corner]}`
}

/** The unit box that stands for any Kind far away: its foot in the middle of the floor, its top at 1. */
export function farGeometry(): BufferGeometry {
  const box = new BoxGeometry(0.94, 0.94, 0.94)
  box.translate(0, 0, 0.47)
  box.deleteAttribute('uv')
  return box
}
