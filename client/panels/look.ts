import { createStore } from 'zustand/vanilla'
import { camera, type Pose, wishCamera } from '../state/camera.ts'
import { chartAll, charted } from '../state/charted.ts'
import { docks, type PanelName, withOpen, withShut } from '../state/docks.ts'
import { knownIn, type Named } from '../state/known.ts'
import type { PlantModel } from '../state/plant.ts'
import { poseText } from '../state/pose-text.ts'
import { store } from '../state/store.ts'
import { bring } from '../state/tie.ts'
import { view } from '../state/view.ts'
import { type Look, queryOf } from './address.ts'

/*
 * The look that is on the screen, gathered from where its parts live, and another put there in its place.
 */

/** Where the camera was asked to go, until it comes to rest. */
let underWay: Pose | undefined

/** Where the camera stands, or will once it rests. */
const whereTo = (): Pose | undefined => underWay ?? camera.getState().goal ?? camera.getState().pose

let changing = false

/** Counts the looks that were put on the screen as a whole. */
export const shown = createStore<{ readonly looks: number }>(() => ({ looks: 0 }))

/** While a look is put on the screen its parts change one after another, and none of that is a look of its own. */
export const isChanging = (): boolean => changing

/** Changes several parts of the look as one. */
export function atOnce(change: () => void): void {
  changing = true
  try {
    change()
  } finally {
    changing = false
  }
  shown.setState(({ looks }) => ({ looks: looks + 1 }))
}

/** The look on the screen; a camera that flies to a pose is taken to be there. */
export function lookNow(): Look {
  const { chosen, area, stage, overlay, muted } = view.getState()
  const { search, states, links, kind, stale, alarmed, within, sort } = view.getState()
  const { left, right } = docks.getState()
  return {
    pose: whereTo(),
    chosen,
    area,
    stage,
    overlay,
    muted,
    panels: { left, right },
    charted: charted.getState().keys,
    search,
    states,
    links,
    kind,
    stale,
    alarmed,
    within,
    sort,
  }
}

/** Puts a look on the screen; what it says nothing about stays. */
export const showLook = (look: Look): void => {
  const { plant } = store.getState()
  atOnce(() => put(plant === undefined ? look : { ...look, ...knownIn(plant, look) }))
}

/** Drops from the look what this Plant does not know, and the panels that told of it; nothing where it knows all. */
export function dropUnknown(model: PlantModel, dropped: () => void): void {
  const was = { ...view.getState(), charted: charted.getState().keys }
  const { charted: keys, ...named } = knownIn(model, was)
  if (isWhole(was, { charted: keys, ...named })) return
  // What is not in this Plant may well be in that of a page that is tied to this one.
  const drop = (): void => {
    view.setState(named)
    charted.setState({ keys })
    if (named.chosen.length === 0) docks.setState((now) => withShut(now, 'machine'))
    if (named.area !== was.area) docks.setState((now) => withShut(now, 'area'))
    dropped()
  }
  atOnce(() => bring(drop))
}

const isWhole = (was: Named, left: Named): boolean =>
  left.chosen === was.chosen &&
  left.area === was.area &&
  left.within === was.within &&
  left.kind === was.kind &&
  left.charted === was.charted

function put({ pose, panels, charted: keys, ...seen }: Look): void {
  view.setState(seen)
  chartAll(keys)
  docks.setState((now) => {
    if (panels !== undefined) {
      const told = (panel: PanelName): boolean =>
        (panel !== 'machine' || seen.chosen.length > 0) && (panel !== 'area' || seen.area !== undefined)
      return {
        ...now,
        left: panels.left.filter(told),
        right: panels.right.filter(told),
        behind: seen.chosen.length > 0 ? now.behind : {},
      }
    }
    if (seen.chosen.length > 0) return withOpen(now, 'machine')
    return seen.area === undefined ? now : withOpen(now, 'area')
  })
  if (pose !== undefined) flyTo(pose)
}

export function flyTo(pose: Pose): void {
  const at = whereTo()
  if (at !== undefined && poseText(at) === poseText(pose)) return
  underWay = pose
  wishCamera({ kind: 'pose', pose })
}

/** The camera came to rest, or somebody asked it for something else; true where it rests about where it was sent. */
export function cameraRested(pose: Pose | undefined): boolean {
  const wished = underWay
  underWay = undefined
  return wished !== undefined && pose !== undefined && isNear(wished, pose)
}

/** Nobody could tell the two pictures apart; a wall may have kept the camera from the very place. */
function isNear(a: Pose, b: Pose): boolean {
  const off = Math.hypot(...a.target.map((part, i) => part - (b.target[i] ?? 0)))
  return off < a.distance / 10 && Math.abs(a.distance - b.distance) < a.distance / 5
}

/** Looks are the same when one address would tell both, had it room for every id; a pose within its rounding is one. */
export const sameLook = (a: Look, b: Look): boolean => sameIds(a.chosen, b.chosen) && textOf(a) === textOf(b)

const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((id, i) => id === b[i]))

const textOf = (look: Look): string =>
  queryOf({ ...look, chosen: [], instant: undefined, language: undefined, theme: undefined })
