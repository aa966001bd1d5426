import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Picker, Rect } from '../../../../../client/scene/pick/pick.ts'
import { attachPointer, type Pointed } from '../../../../../client/scene/pick/pointer.ts'
import { createSight } from '../../../../../client/scene/pick/sight.ts'
import { stepAlong } from '../../../../../client/scene/pick/step.ts'
import { camera } from '../../../../../client/state/camera.ts'
import { hover } from '../../../../../client/state/hover.ts'
import { sceneTools, setBoxing } from '../../../../../client/state/scene-tools.ts'
import { FIRST_VIEW, view } from '../../../../../client/state/view.ts'
import { smallModel } from '../../plant.ts'

const model = smallModel(30)
const idOf = (machine: number): string => model.table.machines[machine]!.machine.id

class FakeCanvas extends EventTarget {
  readonly style = { cursor: '' }
  focus(): void {}
  setPointerCapture(): void {}
}

/** Machine 3 is at (100, 100), machine 4 at (200, 100), a Line's name at (300, 100), nothing elsewhere. */
function hand() {
  const canvas = new FakeCanvas()
  let [moving, shown] = [false, undefined as Rect | undefined]
  let waiting: (() => void)[] = []
  const at = (x: number, y: number): number | undefined => (y === 100 ? { 100: 3, 200: 4 }[x] : undefined)
  const picker: Picker = {
    pick: () => undefined,
    pickAt: (_, x, y) => at(x, y),
    within: ({ width }, rect) => (rect.toX >= width ? Int32Array.of() : Int32Array.of(5, 6)),
    moved: () => undefined,
  }
  const pointer = attachPointer({
    canvas: canvas as unknown as HTMLElement,
    model,
    picker,
    band: {
      show: (rect) => {
        shown = rect
      },
      hide: () => {
        shown = undefined
      },
    },
    sight: () => Object.assign(createSight(), { width: 800, height: 600 }),
    moving: () => moving,
    labelAt: (x): Pointed | undefined => (x === 300 ? { kind: 'area', path: 'p/w/l' } : undefined),
    soon: (then) => waiting.push(then),
  })
  const send = (type: string, x: number, y: number, more: object = {}): Event => {
    const event = Object.assign(new Event(type, { cancelable: true }), {
      offsetX: x,
      offsetY: y,
      pointerId: 1,
      pointerType: 'mouse',
      isPrimary: true,
      button: 0,
      ctrlKey: false,
      metaKey: false,
      shiftKey: false,
      altKey: false,
      ...more,
    })
    canvas.dispatchEvent(event)
    return event
  }
  return {
    canvas,
    pointer,
    send,
    shown: () => shown,
    asked: () => waiting.length,
    drive: (yes: boolean) => {
      moving = yes
    },
    frame: () => {
      const then = waiting
      waiting = []
      for (const each of then) each()
    },
    click: (x: number, y: number, more: object = {}) => {
      send('pointerdown', x, y, more)
      send('pointerup', x, y, more)
    },
    key: (key: string) => send('keydown', 0, 0, { key }),
  }
}

beforeEach(() => {
  view.setState(FIRST_VIEW, true)
  hover.setState({ machine: undefined })
  camera.setState({ mode: { kind: 'orbit' }, wishes: 0 })
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

const chosen = (): readonly string[] => view.getState().chosen

describe('a tap', () => {
  it('is no click beside: what it opens under the finger is not pressed by it [U-7]', () => {
    const { canvas, pointer, click } = hand()
    click(100, 100, { pointerType: 'touch' })
    const lifted = new Event('touchend', { cancelable: true })
    canvas.dispatchEvent(lifted)
    expect(chosen()).toEqual([idOf(3)])
    expect(lifted.defaultPrevented).toBe(true)
    pointer.detach()
    const later = new Event('touchend', { cancelable: true })
    canvas.dispatchEvent(later)
    expect(later.defaultPrevented).toBe(false)
  })
})

describe('hovering', () => {
  it('looks once a frame, however often the pointer moves [U-6]', () => {
    const { send, asked, frame, canvas } = hand()
    for (let x = 0; x <= 100; x++) send('pointermove', x, 100)
    expect(asked()).toBe(1)
    frame()
    expect(hover.getState().machine).toBe(3)
    expect(canvas.style.cursor).toBe('pointer')
    send('pointerleave', 0, 0)
    frame()
    expect(hover.getState().machine).toBeUndefined()
    expect(canvas.style.cursor).toBe('')
  })

  it('points at nothing while the camera moves, and looks again at its rest [U-6]', () => {
    const { send, frame, drive, pointer } = hand()
    drive(true)
    send('pointermove', 100, 100)
    frame()
    expect(hover.getState().machine).toBeUndefined()
    drive(false)
    pointer.again()
    frame()
    expect(hover.getState().machine).toBe(3)
  })
})

describe('clicking', () => {
  it('chooses, takes in and out, and clears beside everything [U-7]', () => {
    const { click } = hand()
    click(100, 100)
    expect(chosen()).toEqual([idOf(3)])
    click(200, 100, { ctrlKey: true })
    expect(chosen()).toEqual([idOf(3), idOf(4)])
    click(100, 100, { shiftKey: true })
    expect(chosen()).toEqual([idOf(4)])
    click(500, 500, { metaKey: true })
    expect(chosen()).toEqual([idOf(4)])
    click(500, 500)
    expect(chosen()).toEqual([])
  })

  it('is nothing after a drag, while the camera moves, or with another button [U-6]', () => {
    const { send, click, drive } = hand()
    send('pointerdown', 100, 100)
    send('pointermove', 109, 100)
    send('pointerup', 100, 100)
    click(100, 100, { button: 2 })
    drive(true)
    click(100, 100)
    expect(chosen()).toEqual([])
  })

  it('tells of the Line whose name it meets [U-6]', () => {
    hand().click(300, 100)
    expect(view.getState().area).toBe('p/w/l')
  })

  it('takes in after a long press of a finger, once [U-7]', () => {
    const { send } = hand()
    const touch = { pointerType: 'touch' }
    view.setState({ chosen: [idOf(4)] })
    send('pointerdown', 100, 100, touch)
    vi.advanceTimersByTime(600)
    expect(chosen()).toEqual([idOf(4), idOf(3)])
    send('pointerup', 100, 100, touch)
    expect(chosen()).toEqual([idOf(4), idOf(3)])
  })

  it('of two fingers is neither a tap nor a long press [U-7]', () => {
    const { send } = hand()
    const touch = { pointerType: 'touch' }
    send('pointerdown', 100, 100, touch)
    send('pointerdown', 200, 100, { ...touch, pointerId: 2, isPrimary: false })
    vi.advanceTimersByTime(600)
    send('pointerup', 100, 100, touch)
    expect(chosen()).toEqual([])
  })
})

describe('a rectangle', () => {
  it.each(['alt', 'B', 'the button'])(
    'is drawn with %s and a drag, and kept from the camera [U-7]',
    (way) => {
      const { send, key, shown, canvas } = hand()
      let camera = 0
      canvas.addEventListener('pointerdown', () => camera++)
      if (way === 'B') key('b')
      if (way === 'the button') setBoxing(true)
      send('pointerdown', 10, 20, { altKey: way === 'alt' })
      send('pointermove', 200, 300)
      expect(shown()).toEqual({ fromX: 10, fromY: 20, toX: 200, toY: 300 })
      send('pointerup', 200, 300)
      expect(shown()).toBeUndefined()
      expect(chosen()).toEqual([idOf(5), idOf(6)])
      expect(camera).toBe(0)
      expect(sceneTools.getState().boxing).toBe(false)
    },
  )

  it('adds to the selection with Ctrl, each Machine once [U-7]', () => {
    const { send } = hand()
    view.setState({ chosen: [idOf(6), idOf(1)] })
    send('pointerdown', 10, 20, { altKey: true })
    send('pointerup', 200, 300, { altKey: true, ctrlKey: true })
    expect(chosen()).toEqual([idOf(6), idOf(1), idOf(5)])
  })

  it('is given up by Esc, which leaves the selection [U-7]', () => {
    const { send, key, shown } = hand()
    view.setState({ chosen: [idOf(1)] })
    send('pointerdown', 10, 20, { altKey: true })
    send('pointermove', 200, 300)
    expect(key('Escape').defaultPrevented).toBe(true)
    send('pointerup', 200, 300)
    expect(shown()).toBeUndefined()
    expect(chosen()).toEqual([idOf(1)])
  })
})

describe('the keys', () => {
  it('go along the Line, round and round, and bring what they reach into the picture [U-8]', () => {
    const { key } = hand()
    const line = model.table.lines.find(({ firstMachine, endMachine }) => endMachine - firstMachine > 2)!
    view.setState({ chosen: [idOf(line.endMachine - 1)] })
    expect(key(']').defaultPrevented).toBe(true)
    expect(chosen()).toEqual([idOf(line.firstMachine)])
    expect(camera.getState().wish).toEqual({ kind: 'fit', machines: [line.firstMachine] })
    key('[')
    expect(chosen()).toEqual([idOf(line.endMachine - 1)])
  })

  it('begin with the first Machine, and stay out of an empty Plant [U-8]', () => {
    expect(stepAlong(model, undefined, 1)).toBe(0)
    expect(stepAlong(model, 'nobody', -1)).toBe(0)
    expect(
      stepAlong({ ...model, table: { ...model.table, machines: [], lines: [] } }, undefined, 1),
    ).toBeUndefined()
  })

  it('clear by Esc, unless somebody follows [U-8]', () => {
    const { key } = hand()
    view.setState({ chosen: [idOf(1)] })
    camera.setState({ mode: { kind: 'follow', machine: 2 } })
    expect(key('Escape').defaultPrevented).toBe(false)
    expect(chosen()).toEqual([idOf(1)])
    camera.setState({ mode: { kind: 'orbit' } })
    expect(key('Escape').defaultPrevented).toBe(true)
    expect(chosen()).toEqual([])
  })
})
