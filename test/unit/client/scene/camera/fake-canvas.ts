import { setMaxListeners } from 'node:events'

/** Gestures end all their listening with one signal, and listen to more than Node thinks likely. */
setMaxListeners(30)

/** A canvas of 1280 by 720 pixels as far as gestures know one, with hands that play on it. */
export class FakeCanvas extends EventTarget {
  readonly style = { touchAction: 'auto' }
  readonly clientWidth = 1280
  readonly clientHeight = 720
  readonly captured: number[] = []
  focused = 0
  #millis = 1000

  getBoundingClientRect() {
    return { left: 100, top: 50, width: 1280, height: 720 }
  }
  setPointerCapture(pointer: number): void {
    this.captured.push(pointer)
  }
  focus(): void {
    this.focused += 1
  }

  /** Time passes for what comes next. */
  wait(millis: number): void {
    this.#millis += millis
  }
  /** Sends an event at a place of the picture; true where it was taken. */
  send(type: string, more: Readonly<Record<string, unknown>> = {}): boolean {
    const event = new Event(type, { cancelable: true, bubbles: true })
    const { x = 0, y = 0, ...rest } = more as { x?: number; y?: number }
    const full = {
      pointerId: 1,
      button: 0,
      shiftKey: false,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      repeat: false,
      deltaMode: 0,
      deltaY: 0,
      clientX: x + 100,
      clientY: y + 50,
      timeStamp: this.#millis,
      ...rest,
    }
    for (const [key, value] of Object.entries(full)) Object.defineProperty(event, key, { value })
    this.dispatchEvent(event)
    return event.defaultPrevented
  }
}
