import { describe, expect, it } from 'vitest'
import { askOf } from '../../../../../client/scene/camera/keys.ts'
import { grip, POSE } from './grip.ts'

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
    const { canvas, rig, run, rest } = grip()
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
      const { canvas, rig, run } = grip()
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
    const { canvas, rig, run } = grip(undefined, true)
    canvas.send('keydown', { key: 'ArrowUp', code: 'ArrowUp' })
    run(1)
    const once = rig.pose()
    expect(once.target[1]).toBeGreaterThan(POSE.target[1] + 0.5)
    run(20)
    expect(rig.pose()).toEqual(once)
    expect(rig.isMoving()).toBe(false)
  })

  it('are let go when the scene loses the focus [R-16]', () => {
    const { canvas, rig, run, rest } = grip()
    canvas.send('keydown', { key: 'ArrowUp', code: 'ArrowUp' })
    run(10)
    canvas.send('blur')
    rest()
    expect(rig.isMoving()).toBe(false)
  })

  it('with Ctrl, Alt or Command are the browser’s [R-16]', () => {
    const { canvas } = grip()
    expect(canvas.send('keydown', { key: '1', code: 'Digit1', ctrlKey: true })).toBe(false)
    expect(canvas.send('keydown', { key: '-', code: 'Minus', metaKey: true })).toBe(false)
    expect(canvas.send('keydown', { key: 'ArrowLeft', code: 'ArrowLeft', altKey: true })).toBe(false)
  })
})
