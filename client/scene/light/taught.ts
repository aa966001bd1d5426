import type { IUniform, MeshStandardMaterial } from 'three'

/** Pieces of shader that stand before three's own or in their place: what the standard material is taught. */
export interface Lesson {
  /** Materials of one name are one program. */
  readonly name: string
  readonly uniforms: Readonly<Record<string, IUniform>>
  readonly vertex: { readonly head: string; readonly normal: string; readonly position: string }
  readonly fragment: {
    readonly head: string
    readonly colour: string
    readonly roughness: string
    readonly metalness?: string
    readonly glow: string
  }
}

export function teach(
  material: MeshStandardMaterial,
  { name, uniforms, vertex, fragment }: Lesson,
): MeshStandardMaterial {
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, uniforms)
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', `#include <common>\n${vertex.head}`)
      .replace('#include <beginnormal_vertex>', vertex.normal)
      .replace('#include <begin_vertex>', vertex.position)
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\n${fragment.head}`)
      .replace('#include <color_fragment>', fragment.colour)
      .replace('#include <roughnessmap_fragment>', fragment.roughness)
      .replace('#include <metalnessmap_fragment>', fragment.metalness ?? '#include <metalnessmap_fragment>')
      .replace('#include <emissivemap_fragment>', fragment.glow)
  }
  material.customProgramCacheKey = () => name
  return material
}
