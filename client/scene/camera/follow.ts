import type { Driven } from './room.ts'

/** What is followed, and how far before it the camera looks. */
export interface Chase {
  x: number
  y: number
  speedX: number
  speedY: number
  leadX: number
  leadY: number
}

/** The way that is seen ahead is what is driven in so many seconds, up to so many metres. */
const AHEAD_SECONDS = 0.9
const MOST_AHEAD = 1.8
const SPEED_MILLIS = 400
const LEAD_MILLIS = 700
/** A longer way in one frame was not driven: it is known again after a silence. */
const DRIVABLE_METRES = 5

export const chaseFrom = ({ x, y }: Driven): Chase => ({
  x,
  y,
  speedX: 0,
  speedY: 0,
  leadX: 0,
  leadY: 0,
})

/** Goes exactly as far as what is followed, and over a moment to where it leads. */
export function chase(chased: Chase, at: Driven, deltaMillis: number, leads: boolean): void {
  const dx = at.x - chased.x
  const dy = at.y - chased.y
  chased.x = at.x
  chased.y = at.y
  if (deltaMillis <= 0) return
  const driven = leads && Math.hypot(dx, dy) < DRIVABLE_METRES ? 1000 / deltaMillis : 0
  const newer = 1 - Math.exp(-deltaMillis / SPEED_MILLIS)
  chased.speedX = settled(chased.speedX + (dx * driven - chased.speedX) * newer, 0, 0.02)
  chased.speedY = settled(chased.speedY + (dy * driven - chased.speedY) * newer, 0, 0.02)
  const speed = Math.hypot(chased.speedX, chased.speedY)
  const ahead = speed === 0 ? 0 : Math.min(MOST_AHEAD, speed * AHEAD_SECONDS) / speed
  const nearer = leads ? 1 - Math.exp(-deltaMillis / LEAD_MILLIS) : 1
  const leadX = settled(
    chased.leadX + (chased.speedX * ahead - chased.leadX) * nearer,
    chased.speedX * ahead,
    0.003,
  )
  const leadY = settled(
    chased.leadY + (chased.speedY * ahead - chased.leadY) * nearer,
    chased.speedY * ahead,
    0.003,
  )
  chased.leadX = leadX
  chased.leadY = leadY
}

const settled = (value: number, goal: number, near: number): number =>
  Math.abs(value - goal) < near ? goal : value
