import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { KnownEvent } from '../../state/alarms.ts'
import { playheadTime, serverNow, skewMillisOf } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { NO_OLDER, type Older, olderAfter, olderPage, withOlder } from '../../state/recall/older.ts'
import { store } from '../../state/store.ts'
import { archive, time } from '../../state/time.ts'
import { useTime } from '../use-time.ts'

export interface AllEvents {
  readonly events: readonly KnownEvent[]
  readonly life: Older['life']
  /** Asks for the page before. */
  more(): void
}

const skewMillis = (machine: number): number => {
  const { plant, now } = store.getState()
  return plant === undefined || now === undefined ? 0 : skewMillisOf(plant, now, machine)
}

/**
 * The Events of the screen, and those before them that the Journal tells. In the present its newest are asked for at
 * once, when the panel is opened and after each loss, for the server keeps few; in the past the Playhead brings them.
 */
export function useOlder(): AllEvents {
  const own = useStore((floor) => floor.recentEvents)
  const losses = useStore((floor) => floor.losses.filter(({ backMillis }) => backMillis !== undefined).length)
  const epoch = useStore((floor) => floor.welcome?.epoch)
  const kind = useTime((shown) => shown.kind)
  const before = useRef(own)
  const asking = useRef<AbortController>(undefined)
  const [older, setOlder] = useState(NO_OLDER)
  const kept = useRef(older)
  const put = useCallback((next: Older): void => {
    kept.current = next
    setOlder(next)
  }, [])
  const ask = useCallback(async (): Promise<void> => {
    const { life } = kept.current
    if (life === 'asking' || life === 'all') return
    const stop = new AbortController()
    asking.current = stop
    const from = kept.current
    put({ ...from, life: 'asking' })
    const to = time.getState().kind === 'past' ? Math.floor(playheadTime()) + 1 : Math.ceil(serverNow())
    const page = await olderPage(from, to, archive, skewMillis, stop.signal)
    if (stop.signal.aborted) return
    const { events } = kept.current
    put({ ...page, events: withOlder(events, page.events) })
  }, [put])
  const forget = useCallback((): void => {
    asking.current?.abort()
    put(NO_OLDER)
  }, [put])
  useEffect(() => {
    const next = olderAfter(kept.current, before.current, own)
    before.current = own
    if (next === NO_OLDER && kept.current !== NO_OLDER) forget()
    else if (next !== kept.current) put(next)
  }, [own, put, forget])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a loss, another server or another time begin anew
  useEffect(() => {
    forget()
    if (kind === 'live') void ask()
    return () => asking.current?.abort()
  }, [kind, losses, epoch, ask, forget])
  const events = useMemo(() => {
    // On the way back through the past what lies after the Playhead has not happened yet.
    const until = kind === 'past' ? (own[0]?.at ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY
    return withOlder(
      own,
      older.events.filter(({ at }) => at <= until),
    )
  }, [own, older.events, kind])
  return { events, life: older.life, more: () => void ask() }
}
