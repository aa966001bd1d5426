import { useEffect } from 'react'
import { useStore as useZustand } from 'zustand/react'
import { discoveredLook, newTopics } from '../../state/discovered.ts'
import { serverNow } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { store } from '../../state/store.ts'
import { DISCOVERED_LOOK_KEY, recall, remember } from '../keepsake.ts'

const ASK_MILLIS = 30_000

/** How many discovered topics the door tells of; asks for the list when their number changes, and while any is new. */
export function useNewTopics(): number {
  const total = useStore((floor) => floor.status?.discovered ?? 0)
  const rows = useStore((floor) => floor.discovered?.rows)
  const lookedAtMillis = useZustand(discoveredLook, ({ atMillis }) => Math.max(atMillis, keptLook()))
  const count = newTopics(rows ?? [], lookedAtMillis, serverNow())
  const asks = total > 0 && (count > 0 || rows?.length !== total)
  useEffect(() => {
    if (!asks) return
    const ask = (): void => {
      if (!document.hidden) void store.getState().refetchDiscovered()
    }
    ask()
    const timer = setInterval(ask, ASK_MILLIS)
    return () => clearInterval(timer)
  }, [asks])
  return count
}

/** What is listed now has been looked at, also after the page was loaded again. */
export function lookAtTopics(): void {
  const atMillis = serverNow()
  discoveredLook.setState({ atMillis })
  remember(DISCOVERED_LOOK_KEY, String(Math.round(atMillis)))
}

/** Nobody has looked yet where the storage holds anything but a time. */
function keptLook(): number {
  const kept = Number(recall(DISCOVERED_LOOK_KEY) ?? Number.NaN)
  return Number.isFinite(kept) && kept <= serverNow() ? kept : Number.NEGATIVE_INFINITY
}
