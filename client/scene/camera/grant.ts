import type { CameraMode, CameraWish } from '../../state/camera.ts'
import type { Frame } from './fit.ts'
import { fitOf, turnedTo, walkStart } from './goals.ts'
import type { Room } from './room.ts'
import { type Stance, stanceOf } from './stance.ts'

/** What of the rig a wish makes use of. */
export interface Obliging {
  readonly room: Room
  frame(): Frame
  mode(): CameraMode
  /** Where it stands, or will when the flight is over. */
  standing(): Stance
  enter(mode: CameraMode): void
  flyTo(goal: Stance, overMillis?: number): void
  /** False where the Machine has no place of its own to follow. */
  follow(machine: number): boolean
  /** Nearer (below 0) or further by a logarithm. */
  zoom(log: number): void
  /** Ends whatever moves it, where it is. */
  stay(): void
}

/** Does what is wished. */
export function grant(wish: CameraWish, rig: Obliging): void {
  const { room } = rig
  switch (wish.kind) {
    case 'pose':
      rig.enter({ kind: 'orbit' })
      return rig.flyTo(stanceOf(wish.pose), wish.overMillis)
    case 'fit':
      rig.enter({ kind: 'orbit' })
      return rig.flyTo(fitOf(wish.machines, rig.standing(), room, rig.frame()), wish.overMillis)
    case 'turn':
      if (rig.mode().kind === 'walk') rig.enter({ kind: 'orbit' })
      return rig.flyTo(turnedTo(wish.to, rig.standing(), room, rig.frame()))
    case 'zoom':
      return rig.zoom(-Math.log(wish.factor))
    case 'follow':
      if (rig.follow(wish.machine)) return
      return grant({ kind: 'fit', machines: [wish.machine] }, rig)
    case 'walk': {
      const goal = walkStart(rig.standing(), room, wish.machine)
      rig.enter({ kind: 'walk' })
      return rig.flyTo(goal)
    }
    case 'stay':
      rig.enter({ kind: 'orbit' })
      return rig.stay()
  }
}
