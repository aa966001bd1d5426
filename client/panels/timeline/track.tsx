import { useEffect, useRef } from 'react'
import { useStore } from 'zustand/react'
import type { PlantModel } from '../../state/plant.ts'
import { axisEnd } from '../../state/playhead.ts'
import { recordedId } from '../../state/recorded.ts'
import { archive, type Span } from '../../state/time.ts'
import { useText } from '../../text/use-text.ts'
import { chordOf } from '../commands/chord.ts'
import { createAsker } from './asking.ts'
import { point } from './pointed.ts'
import { PointedCard } from './pointed-card.tsx'
import { lengthOf } from './sight.ts'
import { hear, timeline } from './timeline.ts'
import { handle } from './track-hand.ts'
import { trackKey } from './track-keys.ts'
import { createTrackView } from './track-view.ts'

interface Props {
  readonly model: PlantModel
  /** Index of the selected Machine. */
  readonly machine: number | undefined
}

/** The axis of time, under the hand. */
export function Track({ model, machine }: Props) {
  const { t } = useText()
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const playhead = useRef<HTMLDivElement>(null)
  const clock = useRef<HTMLSpanElement>(null)
  const picking = useStore(point, (now) => now.picking)
  useEffect(() => {
    if (!box.current || !canvas.current || !playhead.current || !clock.current) return
    const parts = {
      box: box.current,
      canvas: canvas.current,
      playhead: playhead.current,
      clock: clock.current,
    }
    const view = createTrackView(parts, model)
    const letGo = handle(box.current, view)
    return () => {
      letGo()
      view.stop()
    }
  }, [model])
  useAsking(box, machine)
  const press = (event: React.KeyboardEvent): void => {
    const run = event.nativeEvent.isComposing ? undefined : trackKey(chordOf(event))
    if (run === undefined) return
    event.preventDefault()
    event.stopPropagation()
    run()
  }
  return (
    <div className="track-place">
      <div
        ref={box}
        className="track"
        role="slider"
        tabIndex={0}
        aria-label={t('time.bar')}
        aria-description={t('time.keys')}
        aria-valuenow={0}
        data-picking={picking}
        onKeyDown={press}
      >
        <canvas ref={canvas} className="track-canvas" />
        <div ref={playhead} className="playhead">
          <span ref={clock} className="playhead-clock" />
        </div>
      </div>
      <PointedCard model={model} />
    </div>
  )
}

/** A bucket of density is as wide as this. */
const BUCKET_PIXELS = 2

function useAsking(box: React.RefObject<HTMLElement | null>, machine: number | undefined): void {
  useEffect(() => {
    const asker = createAsker({
      archive,
      now: axisEnd,
      isOver: recordedId !== undefined,
      after: (delayMillis, call) => {
        const timer = setTimeout(call, delayMillis)
        return () => clearTimeout(timer)
      },
      tell: hear,
    })
    const wish = (): void => {
      const buckets = Math.max(50, Math.round((box.current?.clientWidth ?? 600) / BUCKET_PIXELS))
      asker.wish({ sight: () => timeline.getState().sight, buckets, machine })
    }
    if (timeline.getState().changes?.machine !== machine) timeline.setState({ changes: undefined })
    wish()
    // What only goes along with the present is asked for again by the clock.
    const stop = timeline.subscribe((next, old) => {
      if (next.sight !== old.sight && !(next.follows && old.follows && sameLength(next.sight, old.sight)))
        wish()
    })
    return () => {
      stop()
      asker.stop()
    }
  }, [box, machine])
}

const sameLength = (a: Span, b: Span): boolean => Math.abs(lengthOf(a) - lengthOf(b)) < 1
