import type { Reels } from '../../../../../client/source/journal.ts'
import { axisOf } from '../../../../../client/source/replay/bounds.ts'
import { createPlayer } from '../../../../../client/source/replay/player.ts'
import { createFloors } from '../../../../../client/state/floors.ts'
import type { PlantModel } from '../../../../../client/state/plant.ts'
import { createSink } from '../../../../../client/state/sink.ts'
import { createFloorStore } from '../../../../../client/state/store.ts'
import {
  type Archive,
  type Past,
  pastMillis,
  type Span,
  type Time,
} from '../../../../../client/state/time.ts'
import { smallModel } from '../../plant.ts'
import { FakeJournal, type Placed, settled } from './fake-journal.ts'

export const MODEL = smallModel(4)
const { size } = MODEL.table
export const T = 1_700_000_000_000
export const LENGTH = 120_000
/** The present lies well after what is written. */
export const NOW = T + LENGTH + 60_000

const PICTURE_MILLIS = 16

/** A page without a page: the player over a Journal, with a clock that a test moves. */
export function onStage(
  model: PlantModel,
  journal: Reels & Pick<Archive, 'events'>,
  startMillis: number,
  /** Until what was asked for has come. */
  settle: () => Promise<unknown> = settled,
  recording?: Span,
) {
  const clock = { at: startMillis }
  const store = createFloorStore()
  const floors = createFloors(store)
  const sink = createSink(floors.live, () => clock.at)
  const shown: { time: Time; logins: number } = { time: { kind: 'live' }, logins: 0 }
  const told: Time[] = []
  const player = createPlayer({
    ...{ now: () => clock.at, serverNow: () => clock.at, reels: journal, events: journal.events, floors },
    axis: () => axisOf(recording, clock.at),
    show(time) {
      shown.time = time
      told.push(time)
    },
    toLogin: () => shown.logins++,
  })
  floors.onPlant(player.plantCame)
  const plant = (of = model): void => sink.plant(of)
  return {
    ...{ clock, store, floors, sink, player, shown, told, plant },
    /** The wall's time passes, with a picture every 16 ms. */
    async pass(millis: number, each: () => void = () => undefined): Promise<void> {
      const end = clock.at + millis
      while (clock.at < end) {
        clock.at = Math.min(end, clock.at + PICTURE_MILLIS)
        await settle()
        player.tick()
        each()
      }
      await settle()
    },
    now: () => {
      const { now } = store.getState()
      if (now === undefined) throw new Error('there is no Plant')
      return now
    },
    past(): Past {
      if (shown.time.kind !== 'past') throw new Error('the present is shown')
      return shown.time
    },
    playhead(): number {
      return shown.time.kind === 'past' ? pastMillis(shown.time, clock.at) : clock.at
    },
  }
}

/** A Reading every 200 ms, now and then a Channel that is known no more. */
export const ROWS: readonly Placed[] = Array.from({ length: 600 }, (_, i) => ({
  place: T + i * 200,
  slot: i % size,
  quantum: i,
  time: T + i * 200 - 5,
  quality: i % 97 === 96 ? 0 : 1,
}))

/** With the Plant there, and some Readings of it. */
export const staged = (recording?: Span) => {
  const journal = new FakeJournal(size, ROWS)
  const stage = onStage(MODEL, journal, NOW, settled, recording)
  stage.plant()
  return { journal, ...stage }
}
