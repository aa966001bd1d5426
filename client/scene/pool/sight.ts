import { Frustum, Matrix4, type PerspectiveCamera, Vector3 } from 'three'
import type { Sight } from './levels.ts'

const frustumScratch = new Frustum()
const matrixScratch = new Matrix4()
const aheadScratch = new Vector3()

export const createSight = (): Sight => ({
  planes: new Float64Array(24),
  eye: new Float64Array(3),
  ahead: new Float64Array(3),
  pixelsAtOneMetre: 1,
})

/** What the camera sees in a picture so many pixels high. */
export function lookThrough(sight: Sight, camera: PerspectiveCamera, height: number): void {
  matrixScratch.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse)
  frustumScratch.setFromProjectionMatrix(matrixScratch)
  frustumScratch.planes.forEach(({ normal, constant }, i) => {
    sight.planes.set([normal.x, normal.y, normal.z, constant], i * 4)
  })
  camera.getWorldDirection(aheadScratch)
  sight.ahead.set([aheadScratch.x, aheadScratch.y, aheadScratch.z])
  sight.eye.set([camera.position.x, camera.position.y, camera.position.z])
  sight.pixelsAtOneMetre = height / (2 * Math.tan((camera.fov * Math.PI) / 360))
}
