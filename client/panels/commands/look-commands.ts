import type { FloorState } from '../../../models/state.ts'
import { overlayBy, overlaysOf } from '../../state/overlays/catalogue.ts'
import { sceneTools, setBoxing } from '../../state/scene-tools.ts'
import { LABEL_WISHES, settings } from '../../state/settings.ts'
import { store } from '../../state/store.ts'
import { filter, isFiltered, NO_FILTERS, selectAll, toggled, view } from '../../state/view.ts'
import { focusSearch } from '../focus.ts'
import type { Command } from './command.ts'
import { shownMachines } from './shown-machines.ts'

const showOverlay = (overlay: string) => (): void => view.setState({ overlay, muted: [] })

/** The next of the Plant's overlays, round and round. */
function turnOverlay(step: 1 | -1): void {
  const { plant } = store.getState()
  if (plant === undefined) return
  const all = overlaysOf(plant)
  const now = overlayBy(plant, view.getState().overlay)
  const at = all.findIndex(({ id }) => id === now.id || now.id.startsWith(`${id}@`))
  showOverlay(all.at((at + step) % all.length)?.id ?? 'state')()
}

const onlyState = (state: FloorState): Pick<Command, 'isOn' | 'run'> => ({
  isOn: () => view.getState().states.includes(state),
  run: () => filter({ states: toggled(view.getState().states, state) }),
})

function nextLabels(): void {
  const { labels } = settings.getState()
  settings.setState({
    labels: LABEL_WISHES[(LABEL_WISHES.indexOf(labels) + 1) % LABEL_WISHES.length] ?? 'few',
  })
}

/** More than these are no selection that a person made. */
const MOST_SELECTED = 2000

export const LOOK_COMMANDS: readonly Command[] = [
  {
    text: 'command.selectShown',
    group: 'look',
    initials: 'xzsxsb',
    keys: ['A'],
    can: () => {
      const { plant } = store.getState()
      return (
        plant !== undefined && (isFiltered(view.getState()) || plant.table.machines.length <= MOST_SELECTED)
      )
    },
    run: () =>
      selectAll(
        shownMachines()
          .slice(0, MOST_SELECTED)
          .map(({ machine }) => machine.id),
      ),
  },
  {
    text: 'command.box',
    group: 'look',
    initials: 'kx',
    keys: ['b'],
    isOn: () => sceneTools.getState().boxing,
    can: () => view.getState().stage === 'scene',
    run: () => setBoxing(!sceneTools.getState().boxing),
  },
  {
    text: 'command.overlayState',
    group: 'look',
    initials: 'azts',
    keys: ['4'],
    isOn: () => view.getState().overlay === 'state',
    run: showOverlay('state'),
  },
  {
    text: 'command.overlayFreshness',
    group: 'look',
    initials: 'axxdzs',
    keys: ['5'],
    isOn: () => view.getState().overlay === 'freshness',
    run: showOverlay('freshness'),
  },
  {
    text: 'command.nextOverlay',
    group: 'look',
    initials: 'xyztc',
    keys: ['c'],
    run: () => turnOverlay(1),
  },
  {
    text: 'command.previousOverlay',
    group: 'look',
    initials: 'syztc',
    keys: ['Alt+c'],
    run: () => turnOverlay(-1),
  },
  {
    text: 'command.unmute',
    group: 'look',
    initials: 'tlqbxs',
    keys: ['u'],
    can: () => view.getState().muted.length > 0,
    run: () => view.setState({ muted: [] }),
  },
  {
    text: 'command.labels',
    group: 'look',
    initials: 'qhbq',
    keys: ['y'],
    run: nextLabels,
  },
  {
    text: 'command.search',
    group: 'filter',
    initials: 'sssb',
    keys: ['/'],
    inViewOnly: true,
    run: focusSearch,
  },
  {
    text: 'command.onlyFaults',
    group: 'filter',
    initials: 'zkgz',
    keys: ['7'],
    ...onlyState('fault'),
  },
  {
    text: 'command.onlyAlarmed',
    group: 'filter',
    initials: 'zkybjd',
    keys: ['8'],
    isOn: () => view.getState().alarmed,
    run: () => filter({ alarmed: !view.getState().alarmed }),
  },
  {
    text: 'command.onlyStale',
    group: 'filter',
    initials: 'zksjgqd',
    keys: ['9'],
    isOn: () => view.getState().stale,
    run: () => filter({ stale: !view.getState().stale }),
  },
  {
    text: 'command.clearFilters',
    group: 'filter',
    initials: 'qcsx',
    keys: ['x'],
    can: () => isFiltered(view.getState()),
    run: () => filter(NO_FILTERS),
  },
]
