import { floors } from '../state/floors.ts'
import { browserNow, serverNow } from '../state/playhead.ts'
import { recorded, recordedId } from '../state/recorded.ts'
import { store } from '../state/store.ts'
import { type Archive, type Player, time } from '../state/time.ts'
import { journalOver } from './journal.ts'
import { axisOf } from './replay/bounds.ts'
import { createPlayer } from './replay/player.ts'

/** Where no pictures are drawn, as in a page that nobody sees, the Playhead goes on by this. */
const UNSEEN_MILLIS = 250

/** The past of this page: who moves the Playhead, and who asks the Journal or the recording. */
export function openPast(toLogin: () => void): Player & Archive {
  const journal = journalOver({
    address: recordedId === undefined ? '/api/journal' : `/api/recordings/${encodeURIComponent(recordedId)}`,
    fetch: (address, init) => fetch(address, init),
    machines: () => store.getState().plant?.table.machines.length ?? 0,
    after: (delayMillis, call) => setTimeout(call, delayMillis),
  })
  const player = createPlayer({
    ...{ now: browserNow, serverNow, reels: journal, events: journal.events, floors, toLogin },
    axis: () => axisOf(recorded.getState().recording, serverNow()),
    show: (shown) => time.setState(shown, true),
  })
  let frame = 0
  let timer: ReturnType<typeof setInterval> | undefined
  const picture = (): void => {
    frame = requestAnimationFrame(picture)
    player.tick()
  }
  time.subscribe(({ kind }, before) => {
    if (kind === before.kind) return
    cancelAnimationFrame(frame)
    clearInterval(timer)
    if (kind === 'live') return
    frame = requestAnimationFrame(picture)
    timer = setInterval(player.tick, UNSEEN_MILLIS)
  })
  floors.onPlant(player.plantCame)
  return { ...player, ...journal }
}
