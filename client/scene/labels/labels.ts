import { Matrix4 } from 'three'
import { covers } from '../../state/covers.ts'
import type { Now } from '../../state/now.ts'
import { settings } from '../../state/settings.ts'
import type { Layer, Moment } from '../layer.ts'
import type { Stage } from '../light/stage.ts'
import { signPixels } from '../marks/sign-size.ts'
import type { Pointed } from '../pick/pointer.ts'
import { createSight } from '../pick/sight.ts'
import { createAtlas, createPen } from './atlas.ts'
import { anchorsOf, createCandidates, face, gather, type Picture, sideTowards } from './columns.ts'
import { createFading } from './fading.ts'
import { createHearing } from './hearing.ts'
import { labelAt } from './label-at.ts'
import { labelSizes } from './label-sizes.ts'
import { createOccupancy } from './occupancy.ts'
import { barOf, createPlaced, NOT_SHOWN, place } from './placement.ts'
import { createPlatemaker } from './platemaker.ts'
import { createPlates, MOST_PLATES } from './plates.ts'
import { createRanking } from './ranking.ts'
import { densityOf, labelScale } from './scale.ts'
import { rulersWith } from './sprite.ts'
import { createTeller } from './telling.ts'

/** The names of Machines, Lines, Workshops and zones, over the scene. */
export interface Labels extends Layer {
  /** A Machine drove, metres. */
  moved(machine: number, x: number, y: number): void
  /** What the label at a place of the picture names. */
  labelAt(x: number, y: number): Pointed | undefined
}

/** Labels are placed anew at most so often while the camera moves, and while only Machines do. */
const PLACE_MILLIS = 80
const DROVE_MILLIS = 250
const RANK_MILLIS = 400
/** Pictures of labels drawn for one picture of the scene, moving and at rest. */
const [DRAWN_MOVING, DRAWN_RESTING] = [3, 10]
/** Fewer labels are for what is near: a plain Machine is named from so many pixels across. */
const PLAIN_PIXELS = { all: 52, few: 170, none: Infinity } as const
/** An eye so low is among the machines: names from behind the next walls would tell nothing. */
const [LOW_EYE, LOW_REACH] = [3, 25]

const matrixScratch = new Matrix4()

export function createLabels(now: Now, first: Stage): Labels {
  const { model } = now
  const machines = model.table.machines.length
  const anchors = anchorsOf(model)
  const pen = createPen()
  const atlas = createAtlas(pen)
  const plates = createPlates(atlas)
  const rulers = rulersWith(pen)
  const hearing = createHearing(now)
  const ranking = createRanking(
    anchors,
    machines,
    createTeller(model, anchors, hearing.told),
    rulers,
    hearing.told,
  )
  const shown = new Uint8Array(anchors.count).fill(NOT_SHOWN)
  const [candidates, occupancy, placed] = [createCandidates(), createOccupancy(), createPlaced()]
  const fading = createFading(MOST_PLATES)
  const picture: Picture = {
    clip: new Float64Array(16),
    width: 1,
    height: 1,
    scale: 1,
    covers: [],
    bar: 0,
    reach: Infinity,
  }
  const sight = createSight()
  let stage = first
  let density = 0
  let ratio = 1
  let side = 0
  let sign = 22
  let [rankedAt, placedAt, before] = [-Infinity, -Infinity, 0]
  let rankedVersion = -1
  let [cleared, clearedWidth] = [covers.getState(), 0]
  let [owed, drove, snapped, due, unranked] = [true, false, false, true, true]
  plates.colour(stage.label.ink)

  const sizes = labelSizes(anchors, ranking, picture, () => sign)
  const platemaker = createPlatemaker(
    { anchors, machines, ranking, fading, sizes, picture, atlas, plates },
    stage,
  )
  const shownParts = { model, anchors, ranking, fading, sizes, picture, sight }

  const suit = ({ width, height, pixelRatio }: Moment): void => {
    if (width === picture.width && height === picture.height && pixelRatio <= ratio) return
    Object.assign(picture, { width, height, scale: labelScale(width, height) })
    sight.width = width
    sight.height = height
    sign = signPixels(width, height)
    ratio = Math.max(ratio, pixelRatio)
    owed = true
    const wanted = densityOf(picture.scale, ratio)
    if (wanted === density) return
    density = wanted
    platemaker.redraw(stage, density)
    due = true
  }

  /** What the page lays over the picture may move, and so may its edge. */
  const keepClear = (): void => {
    const laid = covers.getState()
    if (laid === cleared && picture.width === clearedWidth) return
    cleared = laid
    clearedWidth = picture.width
    picture.covers = [...laid.values()]
    picture.bar = barOf(picture.covers, picture.width)
    owed = true
  }

  /** Down in the picture and out of it: together they show towards the person, also from straight above. */
  const turnTo = (worldFromCamera: readonly number[]): void => {
    const [ux = 0, uy = 0, , , bx = 0, by = 0] = worldFromCamera.slice(4)
    const to = sideTowards(bx - ux, by - uy, side)
    if (to === side) return
    side = to
    face(anchors, side)
    // What changes over comes in as if it were new.
    fading.forget(anchors.firstArea)
    shown.fill(NOT_SHOWN, anchors.firstArea)
  }

  const placeAll = (millis: number): void => {
    placedAt = millis
    owed = false
    drove = false
    gather(anchors, ranking.ranks, shown, PLAIN_PIXELS[hearing.told().labels], picture, candidates)
    place(candidates, shown, sizes, picture, occupancy, placed)
    shown.fill(NOT_SHOWN)
    for (let i = 0; i < placed.count; i++) shown[placed.anchor[i] ?? 0] = placed.slot[i] ?? 0
    fading.want(placed.count, placed.anchor, placed.slot)
    platemaker.keep()
    due = true
  }

  return {
    root: plates.root,
    update(moment) {
      const { millis, camera, cameraMoved, pixelRatio } = moment
      suit(moment)
      keepClear()
      const heard = hearing.listen()
      if (heard !== 'same') unranked = true
      if (heard === 'otherWords') {
        ranking.forget()
        due = true
      }
      if (now.version !== rankedVersion && millis - rankedAt >= RANK_MILLIS) unranked = true
      if (unranked) {
        unranked = false
        rankedVersion = now.version
        rankedAt = millis
        if (ranking.refresh()) owed = true
      }
      if (cameraMoved) {
        matrixScratch.multiplyMatrices(camera.projectionMatrix, camera.matrixWorldInverse)
        matrixScratch.toArray(picture.clip)
        sight.clip.set(picture.clip)
        turnTo(camera.matrixWorld.elements)
        picture.reach = camera.position.z < LOW_EYE ? LOW_REACH : Infinity
        owed = true
      }
      const since = millis - placedAt
      if ((owed && since >= PLACE_MILLIS) || (drove && since >= DROVE_MILLIS)) placeAll(millis)
      const rests = !cameraMoved
      const resnapped = rests !== snapped
      snapped = rests
      const delta = Math.min(150, millis - before)
      before = millis
      plates.resize(picture, pixelRatio, rests)
      if (!due && !drove) return resnapped
      due = false
      atlas.allow(cameraMoved ? DRAWN_MOVING : DRAWN_RESTING)
      if (fading.step(delta, settings.getState().still, platemaker.isDrawable)) due = true
      platemaker.write(sign)
      if (atlas.owes()) due = true
      return true
    },
    restage(to) {
      stage = to
      plates.colour(to.label.ink)
      platemaker.redraw(stage, density)
      due = true
    },
    moved(machine, x, y) {
      anchors.x[machine] = x
      anchors.y[machine] = y
      if (shown[machine] !== NOT_SHOWN) drove = true
    },
    labelAt: (x, y) => labelAt(shownParts, x, y),
    dispose() {
      plates.dispose()
      atlas.dispose()
    },
  }
}
