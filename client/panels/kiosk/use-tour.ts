import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand/react'
import { wishCamera } from '../../state/camera.ts'
import { floorStateAt, type Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { store } from '../../state/store.ts'
import { time } from '../../state/time.ts'
import { NO_FILTERS, view } from '../../state/view.ts'
import { views } from '../../state/views.ts'
import { currentLocale, setLocale } from '../../text/locale.ts'
import { keptOf } from '../address.ts'
import { showLook } from '../look.ts'
import type { PageMode } from '../page-mode.ts'
import { watchBuild } from './build-watch.ts'
import { createFaultNews } from './fault-news.ts'
import { type Stop, stopsOf } from './stops.ts'
import { isQuiet, type Showing, type Tour, type TourEvent, tourAfter, tourOf } from './tour.ts'

/** How slow a flight of the tour is. */
const FLIGHT_MILLIS = 3000

/** Within this the Frames say what an Event said. */
const FRAME_BEHIND_MILLIS = 3000

export interface Guided {
  readonly showing: Showing
  readonly stop: Stop | undefined
}

type Kiosk = Extract<PageMode, { readonly kind: 'kiosk' }>

/** Leads the camera round the Plant; the component is drawn again only when the tour comes to something else. */
export function useTour(model: PlantModel, now: Now, { dwellMillis, alternates }: Kiosk): Guided {
  const saved = useStore(views)
  const stops = useRef<readonly Stop[]>([])
  const [showing, setShowing] = useState<Showing>({ kind: 'stop', index: 0 })
  const send = useRef<(event: TourEvent) => void>(() => undefined)

  useEffect(() => {
    stops.current = stopsOf(model, saved)
    send.current({ kind: 'stops', count: stops.current.length })
  }, [model, saved])

  useEffect(() => {
    let tour: Tour = tourOf(stops.current.length, performance.now())
    let newer = false
    const news = createFaultNews(store.getState().recentEvents, {
      isPast: () => time.getState().kind === 'past',
      jumps: () => now.jumps,
    })
    const tell = (event: TourEvent): void => {
      const before = tour
      tour = tourAfter(tour, event, performance.now(), dwellMillis)
      if (tour.turn === before.turn) return
      if (alternates) setLocale({ language: currentLocale().language === 'en' ? 'zh-CN' : 'en' })
      setShowing(tour.showing)
      show(tour.showing, stops.current, model)
    }
    send.current = tell
    show(tour.showing, stops.current, model)
    // An Event may come before the Frame that says the same.
    const begun = new Map<number, number>()
    const isInFault = (machine: number): boolean =>
      floorStateAt(now, machine) === 'fault' || begun.has(machine)
    const second = setInterval(() => {
      const at = performance.now()
      for (const [machine, since] of begun) if (at - since > FRAME_BEHIND_MILLIS) begun.delete(machine)
      tell({ kind: 'standing', isInFault })
      tell({ kind: 'second' })
      const isHeard = store.getState().connection.kind === 'live'
      if (newer && isHeard && isQuiet(tour, at)) location.reload()
    }, 1000)
    const stopEvents = store.subscribe(({ recentEvents }, old) => {
      if (recentEvents === old.recentEvents) return
      const machines = news.of(recentEvents)
      for (const machine of machines) begun.set(machine, performance.now())
      if (machines.length > 0) tell({ kind: 'faults', machines })
    })
    const touch = (): void => tell({ kind: 'touch' })
    for (const act of TOUCHES) addEventListener(act, touch, { capture: true, passive: true })
    const stopWatch = watchBuild(() => {
      newer = true
    })
    return () => {
      clearInterval(second)
      stopEvents()
      stopWatch()
      for (const act of TOUCHES) removeEventListener(act, touch, { capture: true })
    }
  }, [model, now, dwellMillis, alternates])

  return { showing, stop: showing.kind === 'stop' ? stops.current[showing.index] : undefined }
}

const TOUCHES = ['pointerdown', 'wheel', 'keydown'] as const

function show(showing: Showing, stops: readonly Stop[], model: PlantModel): void {
  if (showing.kind === 'fault') {
    const id = model.table.machines[showing.machine]?.machine.id
    view.setState({ ...NO_FILTERS, chosen: id === undefined ? [] : [id], muted: [], overlay: 'state' })
    return wishCamera({ kind: 'fit', machines: [showing.machine], overMillis: FLIGHT_MILLIS })
  }
  const stop = stops[showing.index]
  if (stop === undefined) return
  if (stop.kind === 'view') {
    const { pose, ...look } = keptOf(stop.address)
    showLook({ ...look, pose: undefined, panels: { left: [], right: [] } })
    if (pose !== undefined) wishCamera({ kind: 'pose', pose, overMillis: FLIGHT_MILLIS })
    return
  }
  view.setState({ ...NO_FILTERS, chosen: [], muted: [], overlay: 'state' })
  wishCamera({ kind: 'fit', machines: stop.machines, overMillis: FLIGHT_MILLIS })
}
