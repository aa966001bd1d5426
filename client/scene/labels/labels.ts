import { Matrix4 } from 'three'
import { hover } from '../../state/hover.ts'
import type { Now } from '../../state/now.ts'
import { shownBy } from '../../state/overlays/shown.ts'
import { settings } from '../../state/settings.ts'
import { store } from '../../state/store.ts'
import { view } from '../../state/view.ts'
import { currentSpeech } from '../../text/use-text.ts'
import type { Layer, Moment } from '../layer.ts'
import type { Stage } from '../light/stage.ts'
import { signPixels, signShare } from '../marks/sign-size.ts'
import type { Pointed } from '../pick/pointer.ts'
import { createSight, project, type Sight } from '../pick/sight.ts'
import { createAtlas, createPen } from './atlas.ts'
import {
  anchorsOf,
  createCandidates,
  face,
  gather,
  type Picture,
  RANK,
  SORT,
  sideTowards,
  type Tools,
} from './columns.ts'
import { createFading, type Entry } from './fading.ts'
import { createOccupancy } from './occupancy.ts'
import { createPlaced, inPicture, isPointedAt, NOT_SHOWN, place, type Sizes } from './placement.ts'
import { createPlates, MOST_PLATES } from './plates.ts'
import { createRanking } from './ranking.ts'
import { densityOf, labelScale } from './scale.ts'
import { rulersWith } from './sprite.ts'
import { createTeller, type Told } from './telling.ts'

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
const LIFT_GAP = 7
/** What is pointed at is told above its stack light, on a line. */
const CLEAR_OF_LIGHT = 14
/** The bar of the scene's tools, and the choice of overlays. */
const TOOLS: Tools = { bar: 60, cornerWidth: 190, cornerHeight: 56 }
/** An eye so low is among the machines: names from behind the next walls would tell nothing. */
const [LOW_EYE, LOW_REACH] = [3, 25]

const matrixScratch = new Matrix4()
const spotScratch = { x: 0, y: 0, depth: 0 }

export function createLabels(now: Now, first: Stage): Labels {
  const { model } = now
  const machines = model.table.machines.length
  const indexById = new Map(model.table.machines.map(({ machine, index }) => [machine.id, index]))
  const anchors = anchorsOf(model)
  const pen = createPen()
  const atlas = createAtlas(pen)
  const plates = createPlates(atlas, TOOLS.bar)
  const rulers = rulersWith(pen)
  let told: Told = {
    now,
    speech: currentSpeech(),
    alarms: store.getState().alarms,
    names: settings.getState().names,
    labels: settings.getState().labels,
    chosen: new Set(),
    hovered: undefined,
    back: shownBy(now, view.getState().overlay).faded.back,
  }
  const ranking = createRanking(
    anchors,
    machines,
    createTeller(model, anchors, () => told),
    rulers,
    () => told,
  )
  const shown = new Uint8Array(anchors.count).fill(NOT_SHOWN)
  const [candidates, occupancy, placed] = [createCandidates(), createOccupancy(), createPlaced()]
  const fading = createFading(MOST_PLATES)
  const picture: Picture = {
    clip: new Float64Array(16),
    width: 1,
    height: 1,
    scale: 1,
    tools: TOOLS,
    reach: Infinity,
  }
  const sight: Sight = createSight()
  const used = new Set<string>()
  let stage = first
  let density = 0
  let ratio = 1
  let side = 0
  let sign = 22
  let [rankedAt, placedAt, before] = [-Infinity, -Infinity, 0]
  let [rankedVersion, backVersion] = [-1, -1]
  let chosenIds: readonly string[] | undefined
  let [owed, drove, snapped, due, unranked] = [true, false, false, true, true]
  plates.colour(stage.label.ink)

  const sizes: Sizes = {
    widthOf: (anchor) => ranking.layout(anchor).sprite.width * picture.scale,
    heightOf: (anchor) => ranking.layout(anchor).sprite.height * picture.scale,
    signOf: (anchor, metrePixels) => (ranking.signed(anchor) ? sign * signShare(metrePixels) : 0),
    liftOf(anchor, slot, signed) {
      const high = sizes.heightOf(anchor)
      // Higher in the picture is further into the hall.
      if (anchors.sort[anchor] !== SORT.machine) return slot * (high + LIFT_GAP * picture.scale) - high / 2
      const above = isPointedAt(ranking.ranks[anchor] ?? RANK.none) ? CLEAR_OF_LIGHT : 3
      return signed + above * picture.scale + slot * (high + LIFT_GAP * picture.scale)
    },
  }

  /** What the page says now; true where it says something else than before. */
  const listen = (): boolean => {
    const { names, labels } = settings.getState()
    const { alarms } = store.getState()
    const looked = view.getState()
    const { back, version } = shownBy(now, looked.overlay).faded
    const hovered = hover.getState().machine
    const speech = currentSpeech()
    const same =
      names === told.names &&
      labels === told.labels &&
      alarms === told.alarms &&
      hovered === told.hovered &&
      speech === told.speech &&
      back === told.back &&
      version === backVersion &&
      looked.chosen === chosenIds
    if (same) return false
    if (speech !== told.speech || names !== told.names) {
      ranking.forget()
      due = true
    }
    const chosen =
      looked.chosen === chosenIds
        ? told.chosen
        : new Set(looked.chosen.flatMap((id) => indexById.get(id) ?? []))
    chosenIds = looked.chosen
    backVersion = version
    told = { now, speech, alarms, names, labels, hovered, back, chosen }
    return true
  }

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
    atlas.reset(density)
    due = true
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
    gather(anchors, ranking.ranks, shown, PLAIN_PIXELS[told.labels], picture, candidates)
    place(candidates, shown, sizes, picture, occupancy, placed)
    shown.fill(NOT_SHOWN)
    for (let i = 0; i < placed.count; i++) shown[placed.anchor[i] ?? 0] = placed.slot[i] ?? 0
    fading.want(placed.count, placed.anchor, placed.slot)
    used.clear()
    for (const { anchor } of fading.entries) used.add(ranking.layout(anchor).key)
    due = true
  }

  const stays = (key: string): boolean => used.has(key)

  /** Writes what the GPU is to draw; a label whose picture is not drawn yet waits unseen. */
  const write = (): void => {
    let at = 0
    for (const { anchor, slot, alpha } of fading.entries) {
      const { key, sprite } = ranking.layout(anchor)
      const cut = atlas.cut(key, sprite, stage, stays)
      if (cut === undefined || at >= MOST_PLATES) continue
      const { scale } = picture
      const lift = sizes.liftOf(anchor, slot, 0)
      // The rim around a picture is outside of its label.
      const shrink = scale / density
      const [wide, high] = [cut.width * shrink, cut.height * shrink]
      const low = lift - (high - sprite.height * scale) + scale
      plates.put(at, anchors.x[anchor] ?? 0, anchors.y[anchor] ?? 0, anchors.z[anchor] ?? 0)
      const pointed = isPointedAt(ranking.ranks[anchor] ?? RANK.none)
      const onLine = anchor < machines && (slot > 0 || pointed)
      plates.size(at, low, onLine ? lift : 0, wide, high)
      plates.stand(at, ranking.signed(anchor) ? sign : 0, isPointedAt(ranking.ranks[anchor] ?? RANK.none))
      plates.cut(at, cut.x, cut.y, cut.width, cut.height)
      plates.fade(at++, alpha)
    }
    plates.close(at)
  }

  const drawable = ({ anchor }: Entry): boolean => {
    const { key, sprite } = ranking.layout(anchor)
    return atlas.cut(key, sprite, stage, stays) !== undefined
  }

  return {
    root: plates.root,
    update(moment) {
      const { millis, camera, cameraMoved, width, height, pixelRatio } = moment
      suit(moment)
      if (listen()) unranked = true
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
      plates.resize(width, height, pixelRatio, rests)
      if (!due && !drove) return resnapped
      due = false
      atlas.allow(cameraMoved ? DRAWN_MOVING : DRAWN_RESTING)
      if (fading.step(delta, settings.getState().still, drawable)) due = true
      write()
      if (atlas.owes()) due = true
      return true
    },
    restage(to) {
      stage = to
      plates.colour(to.label.ink)
      atlas.reset(density)
      due = true
    },
    moved(machine, x, y) {
      anchors.x[machine] = x
      anchors.y[machine] = y
      if (shown[machine] !== NOT_SHOWN) drove = true
    },
    labelAt(x, y) {
      const { clip } = sight
      const lens = Math.hypot(clip[1] ?? 0, clip[5] ?? 0, clip[9] ?? 0)
      for (const { anchor, slot, alpha } of fading.entries) {
        if (alpha < 0.5) continue
        project(sight, anchors.x[anchor] ?? 0, anchors.y[anchor] ?? 0, anchors.z[anchor] ?? 0, spotScratch)
        const metre = (lens * sight.height) / 2 / spotScratch.depth
        const bottom = spotScratch.y - sizes.liftOf(anchor, slot, sizes.signOf(anchor, metre))
        const wide = sizes.widthOf(anchor)
        const middle = isPointedAt(ranking.ranks[anchor] ?? RANK.none)
          ? inPicture(picture, spotScratch.x, wide)
          : spotScratch.x
        const top = bottom - sizes.heightOf(anchor)
        if (Math.abs(x - middle) > wide / 2 || y < top || y > bottom || spotScratch.depth <= 0) continue
        if (anchors.sort[anchor] === SORT.machine) return { kind: 'machine', machine: anchor }
        const path = areaPath(anchor)
        return path === undefined ? undefined : { kind: 'area', path }
      }
      return undefined
    },
    dispose() {
      plates.dispose()
      atlas.dispose()
    },
  }

  /** The ISA-95 path of a Line or Workshop; a zone has none. */
  function areaPath(anchor: number): string | undefined {
    const of = anchors.of[anchor] ?? 0
    if (anchors.sort[anchor] === SORT.line) return model.table.lines[of]?.path
    const workshop = anchors.sort[anchor] === SORT.workshop ? model.plant.workshops[of] : undefined
    return workshop === undefined ? undefined : `${model.plant.id}/${workshop.id}`
  }
}
