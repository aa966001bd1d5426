import { createStore } from 'zustand/vanilla'
import { floors } from '../floors.ts'
import { playheadTime, serverNow } from '../playhead.ts'
import { store } from '../store.ts'
import { archive, time } from '../time.ts'
import type { Deaf } from './fill.ts'
import { createFilling, type Shown } from './filling.ts'

/** Counts up when more is remembered of what is looked at than before [PH-80]. */
export const filled = createStore<{ readonly count: number }>(() => ({ count: 0 }))

const STEP_MILLIS = 300

/** When this page did not hear the server, as far as that is what is shown: of the past it hears nothing. */
export const deafTo = (): readonly Deaf[] | undefined =>
  time.getState().kind === 'past' ? undefined : store.getState().losses

function shown(): Shown | undefined {
  const { recall, now, connection } = store.getState()
  if (recall === undefined || now === undefined) return undefined
  // While a hand scrubs, what is shown is remembered nowhere yet; the present's memory is none of the past.
  if (time.getState().kind === 'past' && recall === floors.live.getState().recall) return undefined
  return { recall, now, at: playheadTime(connection), serverMillis: serverNow(), losses: deafTo() }
}

const filling = createFilling({
  archive,
  shown,
  filled: () => filled.setState(({ count }) => ({ count: count + 1 })),
})

// A seek begins another memory, which is empty: nobody waits for the next step then.
store.subscribe(({ recall }, before) => {
  if (recall !== before.recall && timer !== undefined) void filling.step()
})

let timer: ReturnType<typeof setInterval> | undefined
let lookers = 0

/** Makes the last minutes before the Playhead known of a slot, until what is given back is called. */
export function lookAtSlot(slot: number): () => void {
  const leave = filling.look(slot)
  lookers++
  timer ??= setInterval(() => void filling.step(), STEP_MILLIS)
  return () => {
    leave()
    if (--lookers > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
