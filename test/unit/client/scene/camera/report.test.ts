import { describe, expect, it } from 'vitest'
import { camera as store } from '../../../../../client/state/camera.ts'
import { POSE, ROWS, roomWith, standIn } from './yard.ts'

describe('what is reported', () => {
  it('tells where a wish leads at once, until the camera rests or a hand takes it [R-12]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rest()
    const goal = () => store.getState().goal
    expect(goal()).toBeUndefined()
    stand.rig.wish({ kind: 'turn', to: 'top' })
    const told = goal()
    expect(told?.polar).toBe(0)
    stand.rest()
    stand.run(2)
    expect(goal()).toBeUndefined()
    expect(store.getState().pose).toEqual(told)
    stand.rig.wish({ kind: 'turn', to: 'isometric' })
    expect(goal()).toBeDefined()
    stand.run(3)
    stand.rig.hand.grab(100, 100, undefined)
    expect(goal()).toBeUndefined()
  })

  it('is told only at rest, and the mode at its changes [R-12]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rest()
    const told: unknown[] = []
    const end = store.subscribe((now, before) => {
      if (now.pose !== before.pose) told.push(now.pose)
      if (now.mode !== before.mode) told.push(now.mode.kind)
    })
    stand.rig.wish({ kind: 'fit', machines: [2] })
    stand.run(20)
    expect(told).toEqual([])
    stand.rest()
    stand.run(3)
    expect(told).toEqual([stand.rig.pose()])
    stand.rig.wish({ kind: 'walk' })
    stand.rig.wish({ kind: 'stay' })
    stand.rest()
    stand.run(3)
    expect(told.slice(1)).toEqual(['walk', 'orbit'])
    end()
  })

  it('is a picture more than it moved, and none after that [R-12]', () => {
    const stand = standIn(roomWith(ROWS))
    stand.rest()
    stand.rig.place(POSE)
    const updates = [1, 2, 3, 4].map((i) => stand.rig.update(i * 16, 16))
    expect(updates).toEqual([true, true, false, false])
  })
})
