import { type CameraWish, camera, wishCamera } from '../../state/camera.ts'
import { scene } from '../../state/scene.ts'
import { store } from '../../state/store.ts'
import { chosenOf, view } from '../../state/view.ts'
import type { Command } from './command.ts'

const isDrawn = (): boolean => scene.getState().life === 'drawn' && view.getState().stage === 'scene'

const turnTo = (to: Extract<CameraWish, { readonly kind: 'turn' }>['to']) => (): void =>
  wishCamera({ kind: 'turn', to })

/** Indices of the selected Machines. */
function chosenMachines(): readonly number[] {
  const chosen = new Set(view.getState().chosen)
  const machines = store.getState().plant?.table.machines ?? []
  return chosen.size === 0
    ? []
    : machines.flatMap(({ machine, index }) => (chosen.has(machine.id) ? [index] : []))
}

/** The selected Machine, if it is one that drives about. */
function chosenAgv(): number | undefined {
  const id = chosenOf(view.getState())
  if (id === undefined) return undefined
  return store
    .getState()
    .plant?.table.machines.find(({ machine, kind }) => machine.id === id && kind.id === 'agv')?.index
}

function follow(): void {
  if (camera.getState().mode.kind === 'follow') return wishCamera({ kind: 'stay' })
  const machine = chosenAgv()
  if (machine !== undefined) wishCamera({ kind: 'follow', machine })
}

/** Beside what was chosen last, if anything is. */
function walk(): void {
  const id = chosenOf(view.getState())
  const machine = store.getState().plant?.table.machines.find((placed) => placed.machine.id === id)?.index
  wishCamera(machine === undefined ? { kind: 'walk' } : { kind: 'walk', machine })
}

/** One press. */
const NEARER = 1.25

const isWalking = (): boolean => camera.getState().mode.kind === 'walk'
const isFollowing = (): boolean => camera.getState().mode.kind === 'follow'

export const CAMERA_COMMANDS: readonly Command[] = [
  {
    text: 'command.whole',
    group: 'camera',
    initials: 'xszgc',
    keys: ['h'],
    inViewOnly: true,
    can: isDrawn,
    run: () => wishCamera({ kind: 'fit', machines: [] }),
  },
  {
    text: 'command.fit',
    group: 'camera',
    initials: 'fxxzsb',
    keys: ['f'],
    inViewOnly: true,
    can: () => isDrawn() && view.getState().chosen.length > 0,
    run: () => wishCamera({ kind: 'fit', machines: chosenMachines() }),
  },
  {
    text: 'command.top',
    group: 'camera',
    initials: 'fst',
    keys: ['1'],
    inViewOnly: true,
    can: isDrawn,
    run: turnTo('top'),
  },
  {
    text: 'command.isometric',
    group: 'camera',
    initials: 'dcst',
    keys: ['2'],
    inViewOnly: true,
    can: isDrawn,
    run: turnTo('isometric'),
  },
  {
    text: 'command.free',
    group: 'camera',
    initials: 'tsst',
    keys: ['3'],
    inViewOnly: true,
    can: isDrawn,
    run: turnTo('free'),
  },
  {
    text: 'command.north',
    group: 'camera',
    initials: 'bfcs',
    keys: ['n'],
    inViewOnly: true,
    can: isDrawn,
    run: turnTo('north'),
  },
  {
    text: 'command.nearer',
    group: 'camera',
    initials: 'lj',
    keys: ['+', '='],
    inViewOnly: true,
    can: isDrawn,
    run: () => wishCamera({ kind: 'zoom', factor: NEARER }),
  },
  {
    text: 'command.farther',
    group: 'camera',
    initials: 'ly',
    keys: ['-'],
    inViewOnly: true,
    can: isDrawn,
    run: () => wishCamera({ kind: 'zoom', factor: 1 / NEARER }),
  },
  {
    text: 'command.walk',
    group: 'camera',
    initials: 'bxmy',
    keys: ['w'],
    inViewOnly: true,
    isOn: isWalking,
    can: isDrawn,
    run: () => (isWalking() ? wishCamera({ kind: 'stay' }) : walk()),
  },
  {
    text: 'command.follow',
    group: 'camera',
    initials: 'gsagv',
    keys: ['o'],
    inViewOnly: true,
    isOn: isFollowing,
    can: () => isDrawn() && (isFollowing() || chosenAgv() !== undefined),
    run: follow,
  },
]
