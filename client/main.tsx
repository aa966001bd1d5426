import { lazy, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { KINDS } from '../models/kinds/catalogue.ts'
import type { PlantAnswer } from '../models/protocol.ts'
import { keptOf } from './panels/address.ts'
import { App } from './panels/app.tsx'
import { fetchDiscovered, fetchPlant, fetchRejected, fetchStories } from './source/answers.ts'
import { serverBookmarks } from './source/bookmarks.ts'
import { liveSource } from './source/live.ts'
import type { Source } from './source/source.ts'
import { attachBookmarks } from './state/bookmarks.ts'
import { floors } from './state/floors.ts'
import { painted } from './state/painted.ts'
import { plantModel } from './state/plant.ts'
import { browserNow, serverNow } from './state/playhead.ts'
import { recordedId } from './state/recorded.ts'
import { attachRecordings } from './state/recording-shelf.ts'
import { createSink } from './state/sink.ts'
import { store } from './state/store.ts'
import { ties } from './state/tie.ts'
import { attachPast, time } from './state/time.ts'

/** From a pane, too, the whole window goes there. */
const toLogin = (): void => parent.location.assign('/login')

const around = {
  fetchPlant,
  modelOf: (answer: PlantAnswer) => plantModel(answer, KINDS),
  now: browserNow,
  chance: Math.random,
  after: (delayMillis: number, call: () => void) => {
    const timer = setTimeout(call, delayMillis)
    return () => clearTimeout(timer)
  },
  toLogin,
}

/** What comes while another time is shown is in no picture [PH-3]. */
const tellSeen = (): void =>
  painted.seen(document.visibilityState === 'visible' && time.getState().kind === 'live')

const begin = (source: Source): void => {
  store.attach({
    look: source.look,
    reconnect: source.wake,
    simulate: source.simulate,
    fetchRejected,
    fetchDiscovered,
    fetchStories,
  })
  source.start(createSink(floors.live, serverNow, painted))
  addEventListener('online', source.wake)
  addEventListener('pageshow', (event) => {
    if (event.persisted) source.wake()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') source.wake()
  })
}

tellSeen()
document.addEventListener('visibilitychange', tellSeen)
time.subscribe((shown, before) => {
  if (shown.kind !== before.kind) tellSeen()
})
/** The past comes after the first screen; what is asked of it before waits for it. */
const past = import('./source/past.ts').then(({ openPast }) => openPast(toLogin))
attachPast({
  seek: (at) => void past.then((it) => it.seek(at)),
  scrub: (at) => void past.then((it) => it.scrub(at)),
  play: (speed) => void past.then((it) => it.play(speed)),
  pause: () => void past.then((it) => it.pause()),
  loop: (span) => void past.then((it) => it.loop(span)),
  toLive: () => void past.then((it) => it.toLive()),
  density: async (ask, signal) => (await past).density(ask, signal),
  events: async (ask, signal) => (await past).events(ask, signal),
  range: async (ask, signal) => (await past).range(ask, signal),
  readings: async (ask, signal) => (await past).readings(ask, signal),
})
void past.then(attachPast)

attachBookmarks(serverBookmarks)
attachRecordings(async () => (await import('./source/recordings.ts')).serverRecordings)

/** Most pages are never tied. */
const stopUntied = ties.subscribe(() => {
  stopUntied()
  void import('./source/tie-channel.ts').then(({ takePart }) => takePart())
})

/** Where what is shown comes from is decided here, by the address: this server's plant, or a recording [PH-120]. */
const id = recordedId
if (id === undefined) begin(liveSource('', around))
else
  void Promise.all([import('./source/recorded.ts'), past]).then(([{ openRecorded }]) =>
    begin(openRecorded(id, keptOf(location.search).instant?.at, around)),
  )

/** The scene is the larger half of the page; all else is there before it. */
const SceneView = lazy(async () => ({ default: (await import('./scene/scene-view.tsx')).SceneView }))

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id "root"')
createRoot(root).render(
  <StrictMode>
    <App scene={SceneView} />
  </StrictMode>,
)
