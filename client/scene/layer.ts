import type { Object3D, PerspectiveCamera } from 'three'
import type { Stage } from './light/stage.ts'

/** One instant at which the scene may be drawn. */
export interface Moment {
  /** This browser's clock, ms; only differences mean anything. */
  readonly millis: number
  /** The time on the Playhead, ms since 1970. */
  readonly playheadMillis: number
  readonly camera: PerspectiveCamera
  /** True while the camera moves, and at the first instant of its rest. */
  readonly cameraMoved: boolean
  /** Of the picture, in CSS pixels. */
  readonly width: number
  readonly height: number
  readonly pixelRatio: number
}

/** A part of the scene: it owns its GPU memory, and writes only what changed. */
export interface Layer {
  readonly root: Object3D
  /** True where what it shows is another than at the last picture. */
  update(moment: Moment): boolean
  /** Another stage: light, dark or high contrast. */
  restage(stage: Stage): void
  dispose(): void
}
