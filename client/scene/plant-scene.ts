import { Scene } from 'three'
import type { Connection } from '../state/connection.ts'
import { hover } from '../state/hover.ts'
import { showFromNear } from '../state/in-sight.ts'
import { type Now, takeDirty } from '../state/now.ts'
import { refreshFaded } from '../state/overlays/faded.ts'
import type { Overlay } from '../state/overlays/overlay.ts'
import { rampOf } from '../state/overlays/ramp.ts'
import { shownBy } from '../state/overlays/shown.ts'
import { refreshTint } from '../state/overlays/tint.ts'
import { isLostNow } from '../state/playhead.ts'
import { store } from '../state/store.ts'
import { stepMillisOf, time } from '../state/time.ts'
import { view } from '../state/view.ts'
import { createFloorMarks } from './ground/floor-marks.ts'
import type { Layer, Moment } from './layer.ts'
import type { Stage } from './light/stage.ts'
import { signPixels } from './marks/sign-size.ts'
import { createSigns } from './marks/signs.ts'
import { createMotion } from './motion/motion.ts'
import { planMotion } from './motion/plan.ts'
import { createColumns, disposeColumns, PLACE } from './pool/columns.ts'
import { type Allowance, LEVEL } from './pool/levels.ts'
import { createMachines } from './pool/machines.ts'
import { createPalette } from './pool/material.ts'
import { writeStanding } from './pool/standing.ts'
import { MOST_JOINTS } from './shapes/model.ts'

/** One Plant as it is drawn: its Machines, what they leave on the floor, the hall around them. */
export interface PlantScene {
  readonly scene: Scene
  /** Brings everything to a moment; true where a new picture is needed. */
  update(moment: Moment, deltaMillis: number, allowed: Allowance): boolean
  restage(stage: Stage): void
  resize(width: number, height: number): void
  /** Where a Machine stands now, into x, y, heading in radians. */
  standing(machine: number, out: Float64Array): void
  /** Writes where a Machine's joints are drawn; at rest where it has no row. */
  jointsOf(machine: number, out: Float32Array): void
  dispose(): void
}

/** What stands around the Machines, and who is told where they drive. */
export interface Surroundings {
  readonly layers: readonly Layer[]
  /** A Machine drove: metres, radians. */
  moved(machine: number, x: number, y: number, heading: number): void
}

/** What drives comes into the picture, or nearer, while the camera rests. */
const ROAM_MILLIS = 150
const GAP_MILLIS = 2000

/** How fast time passes where it is shown, in times of the wall. */
function rateOf(connection: Connection): number {
  const shown = time.getState()
  return shown.kind === 'past' ? shown.rate : connection.kind === 'live' ? 1 : 0
}

/** In the past what is shown is whole, whatever becomes of the connection. */
const isCutOff = (connection: Connection): boolean =>
  connection.kind !== 'live' && time.getState().kind === 'live'

const stepOf = (): number => {
  const shown = time.getState()
  return shown.kind === 'past' ? stepMillisOf(shown.rate) : 0
}

/** A second of the wall, in the time that is shown: what ages is looked at no more often, however fast it plays. */
const secondAt = (rate: number): number => 1000 * Math.max(1, Math.abs(rate))

export function createPlantScene(
  now: Now,
  stage: Stage,
  { layers, moved: tellMoved }: Surroundings,
): PlantScene {
  const { model } = now
  const { machines: placed } = model.table
  const scene = new Scene()
  const columns = createColumns(model)
  const palette = createPalette(columns, stage)
  const machines = createMachines(model, columns, palette, stage)
  const floorMarks = createFloorMarks(placed.length, columns, palette, stage)
  const signs = createSigns(placed.length, columns, palette)
  const motion = createMotion(
    planMotion(model, machines.freedoms),
    now,
    columns,
    machines.rows,
    (...where) => {
      roamed = true
      tellMoved(...where)
    },
  )
  scene.add(machines.root, floorMarks.mesh, signs.mesh, ...layers.map(({ root }) => root))

  const indexById = new Map(placed.map(({ machine, index }) => [machine.id, index]))
  let chosenIds: readonly string[] = []
  let chosen: ReadonlySet<number> = new Set()
  let hovered: number | undefined
  let stageName = stage.name
  let painted = ''
  let second = 0
  let agesMillis = 0
  let version = -1
  let lost = false
  let allowedBefore: Allowance | undefined
  let outlined: { readonly ids: readonly string[]; readonly hovered: number | undefined } | undefined
  let arrangedAt = Number.NEGATIVE_INFINITY
  let before = Number.NEGATIVE_INFINITY
  /** What moves goes by a clock of its own, which goes as fast as time passes where it is shown [PH-16]. */
  let motionMillis = 0
  let { jumps } = now
  let roamed = false
  let nearDue = false

  const linesFromNear = (): readonly number[] => [
    ...new Set(
      placed.filter(({ index }) => machines.levels[index] === LEVEL.near).map(({ lineIndex }) => lineIndex),
    ),
  ]
  const readChosen = (): boolean => {
    const ids = view.getState().chosen
    if (ids === chosenIds) return false
    chosenIds = ids
    chosen = new Set(ids.flatMap((id) => indexById.get(id) ?? []))
    return true
  }
  const paint = (id: string, by: Overlay['kind']): void => {
    const key = `${id} ${stageName}`
    if (key === painted) return
    painted = key
    palette.paintBy(by, rampOf(stageName))
  }

  return {
    scene,
    update(moment, deltaMillis, allowed) {
      const { millis, camera, cameraMoved, height } = moment
      const { alarms, connection } = store.getState()
      const looked = view.getState()
      const rate = rateOf(connection)
      motionMillis = before < 0 ? millis : motionMillis + (millis - before) * Math.abs(rate)
      const stepMillis = stepOf()
      takeDirty(now, (slot) => motion.changed(slot, motionMillis, stepMillis))
      // After a gap or a jump in time nothing may be seen to travel where it never went.
      if (millis - before > GAP_MILLIS || isCutOff(connection) || now.jumps !== jumps) motion.cut()
      before = millis
      jumps = now.jumps
      const rolled = Math.floor(moment.playheadMillis / secondAt(rate)) !== second
      if (rolled || now.version !== version || rate === 1) agesMillis = moment.playheadMillis
      const { tint, faded } = shownBy(now, looked.overlay)
      const tinted = refreshTint(tint, now, agesMillis)
      const fading = refreshFaded(faded, now, alarms, looked, tint)
      const pointed = readChosen()
      const pointedAt = hover.getState().machine
      const over = pointedAt !== hovered
      hovered = pointedAt
      const isLost = isLostNow(connection)
      const paintedBefore = painted
      paint(looked.overlay, tint.overlay.kind)
      const due =
        tinted ||
        fading ||
        pointed ||
        over ||
        isLost !== lost ||
        now.version !== version ||
        rolled ||
        painted !== paintedBefore
      lost = isLost
      version = now.version
      second = Math.floor(moment.playheadMillis / secondAt(rate))
      let changed = painted !== paintedBefore
      if (due) {
        const said = { hovered, chosen, back: faded.back, heat: tint.heat, entry: tint.entry, lost }
        const wrote = writeStanding(now, columns, said)
        if (wrote.signs) signs.refresh()
        changed ||= wrote.any
      }
      const moved = motion.move(motionMillis, deltaMillis, rate)
      const roams = roamed && millis - arrangedAt > ROAM_MILLIS
      if (cameraMoved || roams || allowed !== allowedBefore) {
        allowedBefore = allowed
        arrangedAt = millis
        roamed = false
        if (roams) changed = true
        machines.arrange(camera, height * moment.pixelRatio, allowed)
        nearDue = true
        // Machines that came near take their joints before they are drawn.
        motion.move(motionMillis, 0, 0)
        outlined = undefined
      }
      if (outlined?.ids !== chosenIds || outlined.hovered !== hovered) {
        outlined = { ids: chosenIds, hovered }
        machines.outline(hovered === undefined ? chosen : new Set([...chosen, hovered]))
        changed = true
      }
      if (nearDue && !cameraMoved) {
        nearDue = false
        showFromNear(linesFromNear())
      }
      for (const layer of layers) if (layer.update(moment)) changed = true
      return changed || moved
    },
    restage(to) {
      stageName = to.name
      palette.restage(to)
      machines.restage(to)
      floorMarks.restage(to)
      for (const layer of layers) layer.restage(to)
    },
    resize(width, height) {
      machines.resize(height)
      signs.resize(width, height, signPixels(width, height))
    },
    standing(machine, out) {
      const { cells } = columns.places
      out[0] = cells[machine * PLACE] ?? 0
      out[1] = cells[machine * PLACE + 1] ?? 0
      out[2] = cells[machine * PLACE + 3] ?? 0
    },
    jointsOf(machine, out) {
      const row = machines.rows.ofMachine[machine] ?? -1
      if (row < 0) out.fill(0)
      else out.set(columns.joints.cells.subarray(row * MOST_JOINTS, (row + 1) * MOST_JOINTS))
    },
    dispose() {
      for (const layer of layers) layer.dispose()
      machines.dispose()
      floorMarks.dispose()
      signs.dispose()
      palette.dispose()
      disposeColumns(columns)
    },
  }
}
