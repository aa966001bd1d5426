import { describe, expect, it } from 'vitest'
import { attachGestures } from '../../../../../client/scene/camera/gestures.ts'
import { askOf } from '../../../../../client/scene/camera/keys.ts'
import type { LookUp } from '../../../../../client/scene/camera/picked.ts'
import { zoomOf } from '../../../../../client/scene/camera/wheel.ts'
import { FakeCanvas } from './fake-canvas.ts'
import { ROWS, roomWith, standIn } from './yard.ts'

const POSE = { target: [30, 26, 0] as const, azimuth: 0.3, polar: 0.7, distance: 60, lens: 35 }

function set(pick: LookUp = () => undefined, reduced = false) {
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

describe('a pointer', () => {
  it('turns with the left button, and looks up what it took hold of once [R-15]', () => {
    const { rig, drag, looked, canvas } = set()
    drag(80, 0)
    expect(rig.pose().azimuth).not.toBe(POSE.azimuth)
    expect(rig.pose().polar).toBeCloseTo(POSE.polar, 9)
    expect(looked).toEqual([[600, 300]])
    expect(canvas.captured).toEqual([1])
    expect(canvas.focused).toBe(1)
    expect(canvas.style.touchAction).toBe('none')
  })

  it('turns with the world: to the right what is near goes right, down comes nearer to the top view [R-15]', () => {
    const right = set()
    right.drag(80, 0)
    expect(right.rig.pose().azimuth - 2 * Math.PI).toBeLessThan(POSE.azimuth)
    const down = set()
    down.drag(0, 60)
    expect(down.rig.pose().polar).toBeLessThan(POSE.polar)
  })

  it.each([{ button: 2 }, { button: 1 }, { shiftKey: true }])('carries with %o [R-15]', (more) => {
    const { rig, drag } = set()
    drag(80, 20, more)
    const { azimuth, polar, target } = rig.pose()
    expect([azimuth, polar]).toEqual([POSE.azimuth, POSE.polar])
    expect(target).not.toEqual(POSE.target)
  })

  it('that wanders less than five pixels is a click and moves nothing [R-15]', () => {
    const { rig, drag, looked } = set()
    drag(3, 3)
    expect(rig.pose()).toEqual(POSE)
    expect(looked).toEqual([])
  })

  it('that is held still before it is let go swings nothing [R-11]', () => {
    const { rig, drag, run } = set()
    drag(80, 0)
    const there = rig.pose()
    run(30)
    expect(rig.pose()).toEqual(there)
  })

  it('opens no menu [R-15]', () => {
    expect(set().canvas.send('contextmenu')).toBe(true)
  })

  it('pressed twice flies to the machine, or to the place on the floor [R-15]', () => {
    const onMachine = set(() => ({ x: 8, y: 8, z: 2, machine: 0 }))
    onMachine.tap(300, 300)
    onMachine.tap(302, 301)
    expect(onMachine.rig.isMoving()).toBe(true)
    onMachine.rest()
    const at = onMachine.pixel(8, 8, 1)
    expect(Math.hypot(at.x - 640, at.y - 360)).toBeLessThan(40)
    const onFloor = set(() => ({ x: 20, y: 14, z: 0 }))
    onFloor.tap(300, 300)
    onFloor.tap(302, 301)
    onFloor.rest()
    expect(onFloor.rig.pose().target).toEqual([20, 14, 0])
    expect(onFloor.rig.pose().distance).toBeCloseTo(30, 9)
  })

  it('pressed twice slowly, apart, or with a key held flies nowhere [R-15]', () => {
    const { rig, tap, canvas } = set(() => ({ x: 8, y: 8, z: 2, machine: 0 }))
    tap(300, 300)
    canvas.wait(500)
    tap(300, 300)
    canvas.wait(500)
    tap(300, 300)
    tap(400, 300)
    canvas.wait(500)
    tap(300, 300, { ctrlKey: true })
    tap(300, 300, { ctrlKey: true })
    expect(rig.isMoving()).toBe(false)
  })

  it('that is taken away lets go [R-15]', () => {
    const { rig, canvas, run } = set()
    canvas.send('pointerdown', { x: 600, y: 300 })
    canvas.send('pointermove', { x: 700, y: 300 })
    run(1)
    canvas.send('pointercancel')
    run(2)
    expect(rig.isMoving()).toBe(false)
    const there = rig.pose()
    canvas.send('pointermove', { x: 800, y: 300 })
    run(2)
    expect(rig.pose()).toEqual(there)
  })

  it('is left alone after the gestures are detached [R-15]', () => {
    const { rig, canvas, gestures, drag, run } = set()
    gestures.detach()
    drag(80, 40)
    expect(canvas.send('wheel', { x: 10, y: 10, deltaY: 100 })).toBe(false)
    run(5)
    expect(rig.pose()).toEqual(POSE)
    expect(canvas.style.touchAction).toBe('auto')
  })
})

describe('two fingers', () => {
  const spread = (
    fixture: ReturnType<typeof set>,
    to: readonly (readonly [number, number, number, number])[],
  ): void => {
    const { canvas, run } = fixture
    canvas.send('pointerdown', { x: 540, y: 360, pointerId: 1 })
    canvas.send('pointerdown', { x: 740, y: 360, pointerId: 2 })
    for (const [ax, ay, bx, by] of to) {
      canvas.wait(16)
      canvas.send('pointermove', { x: ax, y: ay, pointerId: 1 })
      canvas.send('pointermove', { x: bx, y: by, pointerId: 2 })
      run(1)
    }
    canvas.send('pointerup', { pointerId: 1 })
    canvas.send('pointerup', { pointerId: 2 })
  }

  it('spread to come nearer, by as much as they are spread [R-15]', () => {
    const fixture = set()
    spread(fixture, [
      [490, 360, 790, 360],
      [440, 360, 840, 360],
    ])
    expect(fixture.rig.pose().distance).toBeCloseTo(30, 4)
    fixture.run(3)
    expect(fixture.rig.isMoving()).toBe(false)
  })

  it('twist to turn, and what lies between them stays between them [R-15]', () => {
    const fixture = set()
    const place = fixture.rig.hand.placeAt(640, 360)
    const turned = Array.from({ length: 10 }, (_, i) => {
      const a = ((i + 1) / 10) * 0.6
      const [dx, dy] = [100 * Math.cos(a), 100 * Math.sin(a)]
      return [640 - dx, 360 - dy, 640 + dx, 360 + dy] as const
    })
    spread(fixture, turned)
    const { azimuth } = fixture.rig.pose()
    expect(azimuth - POSE.azimuth).toBeCloseTo(0.6, 6)
    const at = fixture.pixel(place.x, place.y, place.z)
    expect(Math.hypot(at.x - 640, at.y - 360)).toBeLessThan(8)
    // The floor turns with the fingers: clockwise in the picture is down on the right.
    const east = fixture.pixel(place.x + 5 * Math.cos(POSE.azimuth), place.y + 5 * Math.sin(POSE.azimuth), 0)
    expect(east.y).toBeGreaterThan(at.y)
  })

  it('carry the floor between them [R-15]', () => {
    const fixture = set()
    const place = fixture.rig.hand.placeAt(640, 360)
    spread(fixture, [[580, 390, 780, 390]])
    const at = fixture.pixel(place.x, place.y, place.z)
    expect(Math.hypot(at.x - 680, at.y - 390)).toBeLessThan(0.5)
  })

  it('lifted one after the other leave nothing that turns [R-15]', () => {
    const fixture = set()
    const { canvas, run, rig } = fixture
    canvas.send('pointerdown', { x: 540, y: 360, pointerId: 1 })
    canvas.send('pointerdown', { x: 740, y: 360, pointerId: 2 })
    canvas.send('pointerup', { pointerId: 2 })
    run(2)
    const there = rig.pose()
    canvas.send('pointermove', { x: 640, y: 300, pointerId: 1 })
    run(2)
    expect(rig.pose()).toEqual(there)
  })
})

describe('a wheel', () => {
  it('comes nearer to what lies under it, and takes the event [R-15]', () => {
    const fixture = set()
    const place = fixture.rig.hand.placeAt(300, 250)
    expect(fixture.canvas.send('wheel', { x: 300, y: 250, deltaY: -120 })).toBe(true)
    fixture.canvas.wait(30)
    fixture.run(1)
    fixture.canvas.send('wheel', { x: 301, y: 250, deltaY: -120 })
    fixture.rest()
    const at = fixture.pixel(place.x, place.y, place.z)
    expect(Math.hypot(at.x - 300, at.y - 250)).toBeLessThan(0.5)
    expect(fixture.rig.pose().distance).toBeLessThan(POSE.distance * 0.75)
    expect(fixture.looked).toHaveLength(1)
  })

  it('counts pixels, lines and pages, and a pinch on a trackpad for more [R-15]', () => {
    const event = { deltaMode: 0, deltaY: 100, ctrlKey: false }
    expect(zoomOf(event)).toBeCloseTo(0.16, 9)
    expect(zoomOf({ ...event, deltaMode: 1, deltaY: 3 })).toBeCloseTo(3 * 32 * 0.0016, 9)
    expect(zoomOf({ ...event, deltaMode: 2, deltaY: 1 })).toBe(zoomOf({ ...event, deltaY: 300 }))
    expect(zoomOf({ ...event, deltaY: 1e9 })).toBe(zoomOf({ ...event, deltaY: 300 }))
    expect(zoomOf({ ...event, ctrlKey: true, deltaY: -5 })).toBeCloseTo(-0.055, 9)
  })
})

describe('keys', () => {
  const key = (name: string, code = name, shiftKey = false) => ({ key: name, code, shiftKey })

  it('pan, turn, tilt and zoom, in steps of their own where one walks [R-16]', () => {
    const orbit = { kind: 'orbit' } as const
    const walk = { kind: 'walk' } as const
    expect(askOf(key('ArrowUp'), orbit)).toEqual({ kind: 'steer', steer: 'ahead' })
    expect(askOf(key('ArrowLeft', 'ArrowLeft', true), orbit)).toEqual({ kind: 'steer', steer: 'turnLeft' })
    expect(askOf(key('PageUp'), orbit)).toEqual({ kind: 'steer', steer: 'tiltUp' })
    expect(askOf(key('+', 'Equal', true), orbit)).toEqual({ kind: 'steer', steer: 'nearer' })
    expect(askOf(key('w', 'KeyW'), orbit)).toBeUndefined()
    expect(askOf(key('W', 'KeyW', true), walk)).toEqual({ kind: 'steer', steer: 'ahead' })
    expect(askOf(key('ArrowLeft'), walk)).toEqual({ kind: 'steer', steer: 'turnLeft' })
    expect(askOf(key('a', 'KeyA'), walk)).toEqual({ kind: 'steer', steer: 'left' })
    expect(askOf(key('Escape'), walk)).toEqual({ kind: 'wish', wish: { kind: 'stay' } })
    expect(askOf(key('Escape'), orbit)).toBeUndefined()
    expect(askOf(key('Home'), walk)).toEqual({ kind: 'wish', wish: { kind: 'fit', machines: [] } })
    expect(askOf(key('1', 'Digit1'), orbit)).toEqual({ kind: 'wish', wish: { kind: 'turn', to: 'top' } })
    expect(askOf(key('toString'), orbit)).toBeUndefined()
  })

  it('glide while they are held, and come to rest after [R-16]', () => {
    const { canvas, rig, run, rest } = set()
    expect(canvas.send('keydown', { key: 'ArrowUp', code: 'ArrowUp' })).toBe(true)
    run(30)
    const held = rig.pose().target[1]
    expect(held).toBeGreaterThan(POSE.target[1])
    canvas.send('keydown', { key: 'ArrowUp', code: 'ArrowUp', repeat: true })
    run(10)
    canvas.send('keyup', { key: 'ArrowUp', code: 'ArrowUp' })
    expect(rest()).toBeLessThan(800)
    expect(rig.pose().target[1]).toBeGreaterThan(held)
  })

  it('go as far in small frames as in large ones [R-11]', () => {
    const far = (millis: number): number => {
      const { canvas, rig, run } = set()
      canvas.send('keydown', { key: 'ArrowRight', code: 'ArrowRight' })
      run(640 / millis, millis)
      canvas.send('keyup', { key: 'ArrowRight', code: 'ArrowRight' })
      run(640 / millis, millis)
      return rig.pose().target[0] - POSE.target[0]
    }
    expect(far(8) / far(64)).toBeCloseTo(1, 1)
    expect(far(16)).toBeGreaterThan(3)
  })

  it('are one step each where motion is reduced [R-11]', () => {
    const { canvas, rig, run } = set(undefined, true)
    canvas.send('keydown', { key: 'ArrowUp', code: 'ArrowUp' })
    run(1)
    const once = rig.pose()
    expect(once.target[1]).toBeGreaterThan(POSE.target[1] + 0.5)
    run(20)
    expect(rig.pose()).toEqual(once)
    expect(rig.isMoving()).toBe(false)
  })

  it('are let go when the scene loses the focus [R-16]', () => {
    const { canvas, rig, run, rest } = set()
    canvas.send('keydown', { key: 'ArrowUp', code: 'ArrowUp' })
    run(10)
    canvas.send('blur')
    rest()
    expect(rig.isMoving()).toBe(false)
  })

  it('with Ctrl, Alt or Command are the browser’s [R-16]', () => {
    const { canvas } = set()
    expect(canvas.send('keydown', { key: '1', code: 'Digit1', ctrlKey: true })).toBe(false)
    expect(canvas.send('keydown', { key: '-', code: 'Minus', metaKey: true })).toBe(false)
    expect(canvas.send('keydown', { key: 'ArrowLeft', code: 'ArrowLeft', altKey: true })).toBe(false)
  })
})
