import { accompanyEye, camera, type Pose } from '../state/camera.ts'
import { browserNow, serverNow } from '../state/playhead.ts'
import { store } from '../state/store.ts'
import { isBrought, type Joined, type Tied, ties } from '../state/tie.ts'
import { tieId } from '../state/tie-id.ts'
import { onAsked, time, unasked } from '../state/time.ts'
import { view } from '../state/view.ts'
import { both, lookSaid, samePose, showLook } from './tie/looks.ts'
import { createMember, type Member, type TiedPage } from './tie/member.ts'
import type { LookSaid } from './tie/said.ts'

/*
 * This page in its ties, over the browser's own channel between pages of one origin.
 */

const BEAT_MILLIS = 1000
const ACTS = ['pointerdown', 'keydown', 'wheel', 'popstate'] as const

interface Open {
  readonly tie: Joined
  readonly member: Member
  close(): void
}

const open = new Map<string, Open>()

/** Before a person has done anything the page only settles, and none of that is an act [PH-103]. */
let touched = navigator.userActivation?.hasBeenActive ?? true
/** Where the eye was last, by whatever moved it. */
let eye: Pose | undefined
/** Where another page has put it, until the next picture. */
let elsewhere: Pose | undefined
/** What was said of the look before there was a Plant to show it on. */
let owed: LookSaid = {}

const page: TiedPage = {
  time: time.getState,
  player: unasked,
  look() {
    const { plant } = store.getState()
    const { goal, pose = goal } = camera.getState()
    const at = eye ?? pose
    return {
      ...(plant === undefined ? owed : lookSaid(plant, view.getState())),
      ...(at === undefined ? {} : { pose: at }),
    }
  },
  show({ pose, ...look }) {
    if (pose !== undefined) eye = elsewhere = pose
    const { plant } = store.getState()
    if (plant === undefined) owed = both(owed, look)
    else showLook(plant, look)
  },
}

/** Says it in all ties but the one that it came by. */
function tell(sort: Tied, look?: LookSaid, but?: string): void {
  for (const [id, { member }] of open) if (id !== but) member.acted(sort, look)
}

function join(tie: Joined, leads: boolean): Open {
  const channel = new BroadcastChannel(`twinfloor-tie-${tie.id}`)
  const member = createMember(tie, leads, {
    ...{ id: tieId(Math.random), page, browserNow, serverNow, wallMillis: Date.now },
    isSeen: () => document.visibilityState === 'visible',
    say: (message) => channel.postMessage(message),
    brought: (sort, look) => tell(sort, look, tie.id),
    counted: (others) =>
      ties.setState(({ list }) => ({
        list: list.map((other) => (other.id === tie.id ? { ...other, others } : other)),
      })),
  })
  channel.addEventListener('message', ({ data }) => member.hear(data))
  return {
    tie,
    member,
    close() {
      member.leave()
      channel.close()
    },
  }
}

const isOf = (tie: Joined, other: Joined): boolean =>
  tie.to === other.to && tie.shares.join() === other.shares.join()

function leave(id: string): void {
  open.get(id)?.close()
  open.delete(id)
}

/** Who comes back was away, whoever asked for the tie. */
function follow(list: readonly Joined[], isBack = false): void {
  for (const [id, { tie }] of open) if (!list.some((other) => other.id === id && isOf(tie, other))) leave(id)
  for (const tie of list) if (!open.has(tie.id)) open.set(tie.id, join(tie, tie.leads && !isBack))
  accompanyEye(list.some(({ shares }) => shares.includes('look')) ? along : undefined)
}

let placed = false

const along = {
  elsewhere() {
    const pose = elsewhere
    elsewhere = undefined
    placed = pose !== undefined
    return pose
  },
  moved(pose: Pose) {
    const isSame = samePose(eye, pose)
    eye = pose
    if (!isSame && !placed && touched) tell('look', { pose })
  },
}

/** Takes part in the ties that the page is in, now and later. */
export function takePart(): void {
  const touch = (): void => {
    touched = true
  }
  for (const act of ACTS) addEventListener(act, touch, { capture: true, passive: true })
  onAsked(() => tell('time'))
  time.subscribe(() => {
    for (const { member } of open.values()) member.timeChanged()
  })
  view.subscribe((next, before) => {
    const { plant } = store.getState()
    if (isBrought() || !touched || plant === undefined) return
    const look = lookSaid(plant, next, before)
    if (Object.keys(look).length > 0) tell('look', look)
  })
  store.subscribe(({ plant }, before) => {
    if (plant === undefined || plant === before.plant) return
    showLook(plant, owed)
    owed = {}
    for (const { member } of open.values()) member.plantCame()
  })
  document.addEventListener('visibilitychange', () => {
    for (const { member } of open.values()) member.seenChanged()
  })
  addEventListener('pagehide', () => {
    for (const id of open.keys()) leave(id)
  })
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) follow(ties.getState().list, true)
  })
  setInterval(() => {
    for (const { member } of open.values()) member.beat()
  }, BEAT_MILLIS)
  ties.subscribe(({ list }) => follow(list))
  follow(ties.getState().list)
}
