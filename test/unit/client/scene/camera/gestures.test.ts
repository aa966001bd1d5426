import { describe, expect, it } from 'vitest'
import { zoomOf } from '../../../../../client/scene/camera/wheel.ts'
import { grip, POSE } from './grip.ts'

describe('a pointer', () => {
  it('turns with the left button, and looks up what it took hold of once [R-15]', () => {
    const { rig, drag, looked, canvas } = grip()
    drag(80, 0)
    expect(rig.pose().azimuth).not.toBe(POSE.azimuth)
    expect(rig.pose().polar).toBeCloseTo(POSE.polar, 9)
    expect(looked).toEqual([[600, 300]])
    expect(canvas.captured).toEqual([1])
    expect(canvas.focused).toBe(1)
    expect(canvas.style.touchAction).toBe('none')
  })

  it('turns with the world: to the right what is near goes right, down comes nearer to the top view [R-15]', () => {
    const right = grip()
    right.drag(80, 0)
    expect(right.rig.pose().azimuth - 2 * Math.PI).toBeLessThan(POSE.azimuth)
    const down = grip()
    down.drag(0, 60)
    expect(down.rig.pose().polar).toBeLessThan(POSE.polar)
  })

  it.each([{ button: 2 }, { button: 1 }, { shiftKey: true }])('carries with %o [R-15]', (more) => {
    const { rig, drag } = grip()
    drag(80, 20, more)
    const { azimuth, polar, target } = rig.pose()
    expect([azimuth, polar]).toEqual([POSE.azimuth, POSE.polar])
    expect(target).not.toEqual(POSE.target)
  })

  it('that wanders less than five pixels is a click and moves nothing [R-15]', () => {
    const { rig, drag, looked } = grip()
    drag(3, 3)
    expect(rig.pose()).toEqual(POSE)
    expect(looked).toEqual([])
  })

  it('that is held still before it is let go swings nothing [R-11]', () => {
    const { rig, drag, run } = grip()
    drag(80, 0)
    const there = rig.pose()
    run(30)
    expect(rig.pose()).toEqual(there)
  })

  it('opens no menu [R-15]', () => {
    expect(grip().canvas.send('contextmenu')).toBe(true)
  })

  it('pressed twice flies to the machine, or to the place on the floor [R-15]', () => {
    const onMachine = grip(() => ({ x: 8, y: 8, z: 2, machine: 0 }))
    onMachine.tap(300, 300)
    onMachine.tap(302, 301)
    expect(onMachine.rig.isMoving()).toBe(true)
    onMachine.rest()
    const at = onMachine.pixel(8, 8, 1)
    expect(Math.hypot(at.x - 640, at.y - 360)).toBeLessThan(40)
    const onFloor = grip(() => ({ x: 20, y: 14, z: 0 }))
    onFloor.tap(300, 300)
    onFloor.tap(302, 301)
    onFloor.rest()
    expect(onFloor.rig.pose().target).toEqual([20, 14, 0])
    expect(onFloor.rig.pose().distance).toBeCloseTo(30, 9)
  })

  it('pressed twice slowly, apart, or with a key held flies nowhere [R-15]', () => {
    const { rig, tap, canvas } = grip(() => ({ x: 8, y: 8, z: 2, machine: 0 }))
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
    const { rig, canvas, run } = grip()
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
    const { rig, canvas, gestures, drag, run } = grip()
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
    fixture: ReturnType<typeof grip>,
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
    const fixture = grip()
    spread(fixture, [
      [490, 360, 790, 360],
      [440, 360, 840, 360],
    ])
    expect(fixture.rig.pose().distance).toBeCloseTo(30, 4)
    fixture.run(3)
    expect(fixture.rig.isMoving()).toBe(false)
  })

  it('twist to turn, and what lies between them stays between them [R-15]', () => {
    const fixture = grip()
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
    const fixture = grip()
    const place = fixture.rig.hand.placeAt(640, 360)
    spread(fixture, [[580, 390, 780, 390]])
    const at = fixture.pixel(place.x, place.y, place.z)
    expect(Math.hypot(at.x - 680, at.y - 390)).toBeLessThan(0.5)
  })

  it('lifted one after the other leave nothing that turns [R-15]', () => {
    const fixture = grip()
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
    const fixture = grip()
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
