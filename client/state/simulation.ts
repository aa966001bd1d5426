import type { Control, Simulation } from '../../models/simulation.ts'
import { SPEEDS } from '../../models/simulation.ts'
import { type Settings, settings } from './settings.ts'
import { type Floor, store } from './store.ts'
import { time } from './time.ts'

type Heard = Pick<Floor, 'status' | 'welcome' | 'connection'>

/** Whether the machines are played by simulators of the server's own. */
export const isPlayed = ({ status }: Heard): boolean => status?.simulators !== undefined

/** What is played, as far as the simulators have said. */
export const simulationOf = ({ status }: Heard): Simulation | undefined => status?.simulators?.simulation

/** Whether what is shown passes as fast as time does; where it does not, every screen says so [W-88]. */
export const isWarped = ({ speed, paused }: Simulation): boolean => paused || speed !== 1

/** Whether this person, on this page, may change what is played [W-86]. */
export function mayConduct(floor: Heard, page: Settings['page']): boolean {
  const role = floor.welcome?.user.role
  return page === 'whole' && (role === 'operator' || role === 'admin') && floor.connection.kind === 'live'
}

export const canConduct = (): boolean => {
  const floor = store.getState()
  return isActedOn() && simulationOf(floor) !== undefined && mayConduct(floor, settings.getState().page)
}

/** Whoever looks at the past acts on nothing: what would come of it is not to be seen there [PH-52]. */
const isActedOn = (): boolean => time.getState().kind === 'live'

export function conduct(control: Control): void {
  if (isActedOn()) store.getState().simulate(control)
}

export function togglePaused(): void {
  const simulation = simulationOf(store.getState())
  if (simulation !== undefined) conduct({ do: simulation.paused ? 'resume' : 'pause' })
}

/** The next speed that is offered above or below this one; the same at either end. */
export function speedAfter(speed: number, by: 1 | -1): number {
  const further = by > 0 ? SPEEDS.find((each) => each > speed) : SPEEDS.findLast((each) => each < speed)
  return further ?? speed
}

export function stepSpeed(by: 1 | -1): void {
  const speed = simulationOf(store.getState())?.speed
  if (speed !== undefined && speedAfter(speed, by) !== speed)
    conduct({ do: 'speed', to: speedAfter(speed, by) })
}
