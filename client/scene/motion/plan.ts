import type { PlantModel } from '../../state/plant.ts'
import { type Drive, type Joint, MOST_JOINTS } from '../shapes/model.ts'
import { createGlides, type Glides } from './glide.ts'

/** Which Channels move which parts, resolved to slots once for the whole Plant. */
export interface MotionPlan {
  /** Glide by slot, -1 where the slot moves nothing. */
  readonly glideOf: Int32Array
  readonly glides: Glides
  /** Slot that drives each joint: MOST_JOINTS a Machine, -1 where there is none. */
  readonly slots: Int32Array
  /** The freedoms of each Machine, shared by its Kind. */
  readonly drives: readonly (readonly Drive[])[]
  readonly movers: readonly Mover[]
}

/** A Machine that drives about, and the glides of its position. */
export interface Mover {
  readonly machine: number
  readonly x: number
  readonly y: number
  readonly heading: number
}

const TURN_DEGREES = 360

export function planMotion(model: PlantModel, freedoms: ReadonlyMap<string, readonly Joint[]>): MotionPlan {
  const { machines, size, periodMillis } = model.table
  const glideOf = new Int32Array(size).fill(-1)
  const slots = new Int32Array(machines.length * MOST_JOINTS).fill(-1)
  const gliding: { readonly slot: number; readonly wrap: number }[] = []
  const glide = (slot: number, wrap: number): number => {
    if (slot < 0) return -1
    if (glideOf[slot] === -1) glideOf[slot] = gliding.push({ slot, wrap }) - 1
    return glideOf[slot] ?? -1
  }
  const movers: Mover[] = []
  const drives = machines.map(({ index, kind, firstSlot }) => {
    const channel = (key: string): number => kind.channels.findIndex((each) => each.key === key)
    const slotOf = (key: string): number => (channel(key) < 0 ? -1 : firstSlot + channel(key))
    const freedom = freedoms.get(kind.id) ?? []
    freedom.forEach(({ drive, motion }, joint) => {
      const slot = slotOf(drive.channel)
      const spec = kind.channels[channel(drive.channel)]
      const around =
        motion === 'turn' && spec !== undefined && spec.max - spec.min === TURN_DEGREES ? TURN_DEGREES : 0
      if (drive.by === 'value') glide(slot, around)
      slots[index * MOST_JOINTS + joint] = slot
    })
    const [x, y, heading] = [slotOf('x'), slotOf('y'), slotOf('heading')]
    if (x >= 0 && y >= 0 && heading >= 0)
      movers.push({ machine: index, x: glide(x, 0), y: glide(y, 0), heading: glide(heading, TURN_DEGREES) })
    return freedom.map(({ drive }) => drive)
  })
  const glides = createGlides(gliding.length)
  gliding.forEach(({ slot, wrap }, i) => {
    glides.wrap[i] = wrap
    glides.period[i] = periodMillis[slot] ?? 1000
  })
  return { glideOf, glides, slots, drives, movers }
}
