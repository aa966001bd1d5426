import { attachGestures } from '../../../../../client/scene/camera/gestures.ts'
import type { LookUp } from '../../../../../client/scene/camera/picked.ts'
import { FakeCanvas } from './fake-canvas.ts'
import { ROWS, roomWith, standIn } from './yard.ts'

/** Where the camera stands before a hand comes. */
export const POSE = { target: [30, 26, 0] as const, azimuth: 0.3, polar: 0.7, distance: 60, lens: 35 }

/** A rig under a canvas that gestures are sent to. */
export function grip(pick: LookUp = () => undefined, reduced = false) {
  const canvas = new FakeCanvas()
  const stand = standIn(roomWith(ROWS, []), reduced)
  stand.rig.place(POSE)
  stand.rest()
  const looked: (readonly [number, number])[] = []
  const gestures = attachGestures(canvas as unknown as HTMLElement, stand.rig, {
    pick: (x, y) => {
      looked.push([x, y])
      return pick(x, y)
    },
  })
  const drag = (dx: number, dy: number, more = {}): void => {
    canvas.send('pointerdown', { x: 600, y: 300, ...more })
    for (let i = 1; i <= 4; i++) {
      canvas.wait(16)
      canvas.send('pointermove', { x: 600 + (dx * i) / 4, y: 300 + (dy * i) / 4, ...more })
      stand.run(1)
    }
    canvas.wait(200)
    canvas.send('pointerup', { x: 600 + dx, y: 300 + dy, ...more })
  }
  const tap = (x: number, y: number, more = {}): void => {
    canvas.wait(60)
    canvas.send('pointerdown', { x, y, ...more })
    canvas.wait(40)
    canvas.send('pointerup', { x, y, ...more })
  }
  return { canvas, ...stand, gestures, drag, tap, looked }
}
