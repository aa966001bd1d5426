import '../../styles/timeline-past.css'
import { lazy, useEffect, useRef } from 'react'
import type { PlantModel } from '../../state/plant.ts'
import { WhenAsked } from '../when-asked.tsx'

/** Nobody waits for it: it comes after the first picture. */
const Bar = lazy(async () => ({ default: (await import('./time-bar.tsx')).TimeBar }))

/** The place of the bar of time, as high before the bar has come as after. */
export function TimeSlot({ model }: { readonly model: PlantModel }) {
  const slot = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = slot.current
    if (box === null) return
    // A sheet that is drawn up over the whole room ends above it.
    const size = new ResizeObserver(() =>
      document.documentElement.style.setProperty('--time-slot', `${box.offsetHeight}px`),
    )
    size.observe(box)
    return () => size.disconnect()
  }, [])
  return (
    <div ref={slot} className="time-slot">
      <WhenAsked>
        <Bar model={model} />
      </WhenAsked>
    </div>
  )
}
