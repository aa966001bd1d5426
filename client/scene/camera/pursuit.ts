import { type Chase, chase, chaseFrom } from './follow.ts'
import { followed, followingDistance } from './goals.ts'
import { reachableX, reachableY } from './limits.ts'
import { keepOutlook, type Outlook, outlookOn } from './outlook.ts'
import type { Driven, Room } from './room.ts'
import type { Stance } from './stance.ts'

/** The Machine that is followed: where it is, how far it leads, and from where it is watched. */
export interface Pursuit {
  /** Takes a Machine up; where it is watched from, or nothing where it has no place. */
  begin(machine: number, from: Stance): Stance | undefined
  end(): void
  /** Moves what is aimed at as far as the Machine went. */
  lead(aimed: Stance, deltaMillis: number, glides: boolean): void
  /** Turns to where it is best seen, unless a hand has turned to look from elsewhere. */
  watch(stance: Stance, deltaMillis: number, still: boolean): void
  /** What is looked at now comes back into the middle by and by. */
  returnFrom(stance: Stance): void
  /** A hand or a key has it now: it keeps the turn and the distance that they made of the old ones. */
  yieldTo(stance: Stance, azimuth: number, polar: number, distance: number): void
}

export function createPursuit(room: Room): Pursuit {
  let followedMachine = -1
  let chased: Chase | undefined
  let outlook: Outlook | undefined
  const awaited = { x: 0, y: 0, heading: 0 }

  /** Where a Machine is, or while it is too far from the Plant, where it is waited for. */
  function whereabouts(machine: number): Driven | undefined {
    const at = room.agvAt(machine)
    // One place that is no number would make every later stance none: the camera stays where it is instead.
    if (at === undefined || !Number.isFinite(at.x + at.y + at.heading)) return undefined
    awaited.x = reachableX(at.x, room.ground)
    awaited.y = reachableY(at.y, room.ground)
    awaited.heading = at.heading
    return awaited
  }

  return {
    begin(machine, from) {
      const at = whereabouts(machine)
      if (at === undefined) return undefined
      followedMachine = machine
      chased = chaseFrom(at)
      outlook = outlookOn(at, room, followingDistance(from))
      return followed(at, outlook)
    },
    end() {
      chased = undefined
      outlook = undefined
    },
    lead(aimed, deltaMillis, glides) {
      if (chased === undefined) return
      const at = whereabouts(followedMachine)
      if (at === undefined) return
      chase(chased, at, deltaMillis, glides)
      aimed.x = reachableX(chased.x + chased.leadX, room.ground)
      aimed.y = reachableY(chased.y + chased.leadY, room.ground)
    },
    watch(stance, deltaMillis, still) {
      if (outlook === undefined) return
      const at = whereabouts(followedMachine)
      if (at !== undefined) keepOutlook(outlook, stance, at, room, deltaMillis, still)
    },
    returnFrom(stance) {
      if (chased === undefined) return
      chased.leadX = stance.x - chased.x
      chased.leadY = stance.y - chased.y
    },
    yieldTo(stance, azimuth, polar, distance) {
      if (stance.azimuth !== azimuth || stance.polar !== polar) outlook = undefined
      else if (outlook !== undefined && stance.distance !== distance) outlook.distance = stance.distance
    },
  }
}
