import { createModel, type Joint, type Model } from './model.ts'

/** How a Kind looks: all of it from near, its silhouette from the middle of the hall. */
export interface Shape {
  readonly kind: string
  /** At most 4,000 triangles; moves. */
  readonly near: (model: Model) => void
  /** At most 300 triangles; stands still. */
  readonly mid: (model: Model) => void
  /** Where its stack light stands, top of the pole, so that state is seen from afar. */
  readonly lamp: readonly [number, number, number]
}

/** Columns for the GPU, and the freedoms for the shader. */
export interface Mesh {
  readonly positions: Float32Array
  readonly normals: Float32Array
  readonly tones: Uint8Array
  readonly joints: Int8Array
  readonly freedom: readonly Joint[]
}

export function meshOf(build: (model: Model) => void): Mesh {
  const model = createModel()
  build(model)
  return {
    positions: new Float32Array(model.positions),
    normals: new Float32Array(model.normals),
    tones: new Uint8Array(model.tones),
    joints: new Int8Array(model.joints),
    freedom: model.freedom,
  }
}
