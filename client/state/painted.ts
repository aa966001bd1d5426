/*
 * HOT in `applied` and `drawn`: once a measured Reading, once a picture.
 *
 * What "painted" means here. A Reading is applied when it is in this browser's memory. It is drawn in the first
 * animation frame in which whoever shows it looked at that memory and submitted what of it can be seen: the scene
 * where it fills the middle, else the panels, whose numbers change ten times a second. It is painted when that
 * frame is over: style, layout and paint of the page follow the animation frame's callbacks in the same task, so
 * the task right after it is the first that finds them done and the picture handed to the compositor. What
 * compositor, GPU and display take after that is not known to a page, and is not in these figures.
 */
import { ageMillis } from '../../models/freshness.ts'
import { createFreshnessMeter, type FreshnessMeter, measure } from './freshness.ts'
import { createPaintQueue, draw, forget, paint, wait } from './paint-queue.ts'
import { serverNow } from './playhead.ts'
import { scene } from './scene.ts'
import { view } from './view.ts'

/** Who shows the Readings: one of the two, so that each Reading is measured once. */
export type Hand = 'scene' | 'panels'

/** Measures how old Readings are when the picture that shows them is painted [J-1]. */
export interface Painted {
  readonly meter: FreshnessMeter
  /** A Reading came into memory; when it was made, on the server's clock. */
  applied(madeMillis: number): void
  /**
   * The scene looked at all that is in memory, in an animation frame, and has submitted what changed of it. Called
   * also where nothing had to be drawn anew: what changes no picture is as painted as it will ever be.
   */
  drawn(): void
  /** The same of the panels; counts only where no scene is in the middle. */
  shown(): void
  /** Whether anybody can see the page; a hidden one measures nothing [J-4]. */
  seen(visible: boolean): void
}

interface Painting {
  readonly now: () => number
  /** Calls back in the task right after the animation frame that is under way; always the same call. */
  readonly afterFrame: (call: () => void) => void
  readonly hand: () => Hand
}

export function createPainted({ now, afterFrame, hand }: Painting): Painted {
  const queue = createPaintQueue()
  const meter = createFreshnessMeter()
  let visible = true
  let at = 0
  const measureOne = (madeMillis: number): void => measure(meter, ageMillis(madeMillis, 0, at), at)
  const finish = (): void => {
    at = now()
    paint(queue, measureOne)
  }
  const drawnBy = (who: Hand): void => {
    if (!visible || who !== hand()) return
    // A task that comes late, after the next frame has begun: the frame before it is surely painted by now.
    if (queue.drawnCount > 0) finish()
    if (draw(queue)) afterFrame(finish)
  }
  return {
    meter,
    applied: (madeMillis) => {
      if (visible) wait(queue, madeMillis)
    },
    drawn: () => drawnBy('scene'),
    shown: () => drawnBy('panels'),
    seen: (nowVisible) => {
      visible = nowVisible
      forget(queue)
    },
  }
}

let channel: MessageChannel | undefined

/** A message to oneself is the first task after the frame; a timer would be held back, and an idle call more so. */
function afterFrame(call: () => void): void {
  channel ??= new MessageChannel()
  if (channel.port1.onmessage === null) channel.port1.onmessage = call
  channel.port2.postMessage(undefined)
}

/** The one of this page. */
export const painted = createPainted({
  now: serverNow,
  afterFrame,
  hand: () => (scene.getState().life === 'drawn' && view.getState().stage === 'scene' ? 'scene' : 'panels'),
})
