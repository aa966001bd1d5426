import type { Ground } from './depth.ts'
import { furthestBy, nearestBy } from './limits.ts'
import { orbitAbout, panBy, zoomAbout } from './moves.ts'
import type { Spot, Stance } from './stance.ts'
import type { Course } from './steering.ts'

/** Of one second of full speed: half heights of the picture, radians, a logarithm. */
const PAN = 0.9
const TURN = 0.9
const TILT = 0.6
const ZOOM = 1.1

const middleScratch: Spot = { x: 0, y: 0, z: 0 }

/** Goes where the keys steer, about the middle of the picture. */
export function steerBy(course: Course, stance: Stance, ground: Ground): 'aim' | 'slide' {
  panBy(stance, course.right * PAN, course.ahead * PAN, stance.distance)
  middleScratch.x = stance.x
  middleScratch.y = stance.y
  middleScratch.z = stance.z
  if (course.nearer !== 0) {
    const nearest = Math.min(1, nearestBy(stance.lens) / stance.distance)
    const furthest = Math.max(1, furthestBy(ground, stance.lens) / stance.distance)
    zoomAbout(stance, middleScratch, Math.min(furthest, Math.max(nearest, Math.exp(-course.nearer * ZOOM))))
  }
  if (course.turn === 0 && course.tilt === 0) return 'slide'
  orbitAbout(stance, middleScratch, course.turn * TURN, -course.tilt * TILT)
  return 'aim'
}
