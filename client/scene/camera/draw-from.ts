import type { PerspectiveCamera } from 'three'
import { type DepthRange, depthRange, type Ground } from './depth.ts'
import { eyeOf, type Spot, type Stance } from './stance.ts'

const eyeScratch: Spot = { x: 0, y: 0, z: 0 }
const rangeScratch: DepthRange = { near: 0.1, far: 1000 }

/** Writes a Stance to the camera that draws, with a depth that holds the Plant. */
export function drawFrom(camera: PerspectiveCamera, stance: Stance, aspect: number, ground: Ground): void {
  eyeOf(stance, eyeScratch)
  depthRange(ground, stance, eyeScratch, aspect, rangeScratch)
  camera.position.set(eyeScratch.x, eyeScratch.y, eyeScratch.z)
  const [a, p] = [stance.azimuth / 2, stance.polar / 2]
  camera.quaternion.set(
    Math.sin(p) * Math.cos(a),
    Math.sin(p) * Math.sin(a),
    Math.cos(p) * Math.sin(a),
    Math.cos(p) * Math.cos(a),
  )
  camera.fov = stance.lens
  camera.aspect = aspect
  camera.near = rangeScratch.near
  camera.far = rangeScratch.far
  camera.updateProjectionMatrix()
  camera.updateMatrixWorld()
}
