import { useEffect, useRef } from 'react'
import type { ChannelSpec } from '../../../models/kinds/kind.ts'
import { useLookAt } from '../use-look-at.ts'
import { drawSpark, SPARK_HEIGHT, SPARK_WIDTH } from './sparks.ts'

interface Props {
  readonly slot: number
  readonly channel: ChannelSpec
}

/** The last ten minutes of a Channel as a small line; what it says stands beside it in words. */
export function SparkLine({ slot, channel }: Props) {
  const host = useRef<SVGSVGElement>(null)
  const path = useRef<SVGPathElement>(null)
  const steps = channel.states !== undefined || channel.counter === true
  useLookAt([slot])
  const least = channel.states === undefined ? 10 * channel.resolution : 1
  useEffect(() => {
    if (host.current === null || path.current === null) return
    return drawSpark(host.current, { slot, path: path.current, steps, least })
  }, [slot, steps, least])
  return (
    <svg
      ref={host}
      className="spark"
      viewBox={`0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path ref={path} vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
