import { describe, expect, it } from 'vitest'
import { createMotion } from '../../../../../client/scene/motion/motion.ts'
import { planMotion } from '../../../../../client/scene/motion/plan.ts'
import { createColumns, MOST_ROWS, PLACE, ROW_TEXELS } from '../../../../../client/scene/pool/columns.ts'
import { createRows, takeRow } from '../../../../../client/scene/pool/rows.ts'
import { SHAPES } from '../../../../../client/scene/shapes/catalogue.ts'
import { meshOf } from '../../../../../client/scene/shapes/shape.ts'
import { applyFrame, createNow, type Now, takeDirty } from '../../../../../client/state/now.ts'
import { FORM } from '../../../../../models/frame/frame.ts'
import { LINK } from '../../../../../models/state.ts'
import { QUALITY } from '../../../../../models/twin.ts'
import { frameOf } from '../../frames.ts'
import { smallModel } from '../../plant.ts'

const model = smallModel(300)
const freedoms = new Map([...SHAPES.values()].map((shape) => [shape.kind, meshOf(shape.near).freedom]))
const ROW = ROW_TEXELS * 4

function stand() {
  const now = createNow(model)
  const columns = createColumns(model)
  const rows = createRows(model.table.machines.length)
  const moved: number[] = []
  const motion = createMotion(planMotion(model, freedoms), now, columns, rows, (machine) =>
    moved.push(machine),
  )
  return { now, columns, rows, motion, moved }
}

const machineOf = (kind: string) => {
  const found = model.table.machines.find((each) => each.kind.id === kind)
  if (found === undefined) throw new Error(`the small plant has no ${kind}`)
  return found
}

let seq = 0
function tell(
  now: Now,
  machine: ReturnType<typeof machineOf>,
  values: Readonly<Record<string, number>>,
): void {
  const rows = Object.entries(values).map(([key, value]) => {
    const slot = machine.firstSlot + machine.channels.findIndex((channel) => channel.key === key)
    return [slot, Math.round(value * (model.table.perUnit[slot] ?? 1)), 1000, QUALITY.good] as const
  })
  applyFrame(now, frameOf(FORM.delta, ++seq, rows))
}

describe('the parts of a Machine', () => {
  const lathe = machineOf('lathe')
  const at = (freedom: string): number =>
    (freedoms.get('lathe') ?? []).findIndex(({ drive }) => drive.channel === freedom)

  it('slide where their Channel says, on the way there between the two, and not past their ends [Z-4]', () => {
    const { now, columns, rows, motion } = stand()
    const row = takeRow(rows, lathe.index)
    const door = (): number => columns.joints.cells[row * ROW + at('doorOpen')] ?? Number.NaN
    const told = (doorOpen: number, millis: number): void => {
      tell(now, lathe, { state: 6, link: LINK.online, doorOpen })
      takeDirty(now, (slot) => motion.changed(slot, millis))
    }
    told(0, 1000)
    expect(motion.move(1000, 16, 1)).toBe(true)
    expect(door()).toBeCloseTo(0)
    told(1, 2000)
    motion.move(2400, 16, 1)
    expect(door()).toBeGreaterThan(0.05)
    expect(door()).toBeLessThan(0.6)
    motion.move(9000, 16, 1)
    expect(door()).toBeCloseTo(0.66)
    expect(motion.move(9016, 16, 1)).toBe(false)
  })

  it('turn with a speed while the Machine is in reach, and stand when it or the server is lost [Z-6]', () => {
    const { now, columns, rows, motion } = stand()
    const row = takeRow(rows, lathe.index)
    const spindle = (): number => columns.joints.cells[row * ROW + at('spindleSpeed')] ?? Number.NaN
    tell(now, lathe, { state: 6, link: LINK.online, spindleSpeed: 60 })
    motion.move(1000, 16, 1)
    const before = spindle()
    expect(motion.move(1250, 250, 1)).toBe(true)
    expect(spindle() - before).toBeCloseTo(Math.PI / 2, 3)
    const stopped = spindle()
    motion.move(1500, 250, 0)
    expect(spindle()).toBe(stopped)
    tell(now, lathe, { link: LINK.deviceLost })
    motion.move(1750, 250, 1)
    expect(spindle()).toBe(stopped)
  })

  it('turn as fast as time passes in the past, and back where it goes backwards [PH-16]', () => {
    const { now, columns, rows, motion } = stand()
    const row = takeRow(rows, lathe.index)
    const spindle = (): number => columns.joints.cells[row * ROW + at('spindleSpeed')] ?? Number.NaN
    tell(now, lathe, { state: 6, link: LINK.online, spindleSpeed: 60 })
    motion.move(1000, 0, 1)
    const before = spindle()
    motion.move(1025, 250, 0.1)
    expect(spindle() - before).toBeCloseTo(Math.PI / 20, 3)
    motion.move(1050, 250, -0.1)
    expect(spindle()).toBeCloseTo(before, 3)
    motion.move(16_050, 1000 / 60, 60)
    expect(Math.abs(spindle() - before), 'and never seems to turn back').toBeLessThan(Math.PI / 2)
  })

  it('never turn so fast that they would seem to stand or turn back [Z-6]', () => {
    const { now, columns, rows, motion } = stand()
    const row = takeRow(rows, lathe.index)
    tell(now, lathe, { state: 6, link: LINK.online, spindleSpeed: 4000 })
    motion.move(1000, 0, 1)
    const cell = row * ROW + at('spindleSpeed')
    const before = columns.joints.cells[cell] ?? 0
    motion.move(1016, 1000 / 60, 1)
    const turned = (columns.joints.cells[cell] ?? 0) - before
    expect(turned).toBeGreaterThan(0)
    expect(turned).toBeLessThan(Math.PI / 2)
  })

  it('have fresh joints in a row that was another Machine’s [Z-3]', () => {
    const { now, columns, rows, motion } = stand()
    const row = takeRow(rows, lathe.index)
    tell(now, lathe, { state: 6, link: LINK.online, spindleSpeed: 60 })
    motion.move(1000, 100, 1)
    motion.move(1100, 100, 1)
    rows.ofMachine[lathe.index] = -1
    const press = machineOf('conveyor')
    rows.machineIn[row] = press.index
    rows.ofMachine[press.index] = row
    expect(motion.move(1200, 0, 0)).toBe(true)
    expect(row).toBeLessThan(MOST_ROWS)
    const joints = freedoms.get('conveyor') ?? []
    joints.forEach(({ drive }, joint) => {
      if (drive.by === 'speed') expect(columns.joints.cells[row * ROW + joint]).toBe(0)
    })
  })
})

describe('what a conveyor carries', () => {
  const conveyor = machineOf('conveyor')
  const freedom = freedoms.get('conveyor') ?? []
  const belt = freedom.findIndex(({ drive }) => drive.by === 'speed' && drive.rounds !== undefined)
  const pitch =
    freedom.flatMap(({ drive }) => (drive.by === 'speed' && drive.rounds ? [drive.wrap] : []))[0] ?? 0

  function carrying() {
    const { now, columns, rows, motion } = stand()
    const row = takeRow(rows, conveyor.index)
    const cell = (joint: number): number => columns.joints.cells[row * ROW + joint] ?? Number.NaN
    let millis = 1000
    return {
      /** Where along the belt there is a crate. */
      crates: (): number[] =>
        freedom.flatMap(({ drive }, joint) =>
          drive.by === 'count' && cell(joint) === drive.to[1] ? [drive.place * pitch + cell(belt)] : [],
        ),
      tell: (values: Readonly<Record<string, number>>) => tell(now, conveyor, values),
      pass(deltaMillis: number, rate = 1): boolean {
        millis += deltaMillis
        return motion.move(millis, deltaMillis, rate)
      },
    }
  }
  const RUNS = { state: 6, link: LINK.online, beltSpeed: 12 }

  it('is as many crates as it tells of, as many as have room, and none where it tells of none [Z-12]', () => {
    const { crates, tell, pass } = carrying()
    pass(0)
    expect(crates()).toEqual([])
    for (const [held, shown] of [
      [0, 0],
      [1, 1],
      [3, 3],
      [4, 4],
      [40, 4],
      [2, 2],
    ] as const) {
      tell({ ...RUNS, itemCount: held })
      pass(0)
      expect(crates()).toHaveLength(shown)
    }
    expect(pass(0)).toBe(false)
  })

  it('goes on along the belt to its end and never back, and backwards in time the other way [Z-12, Z-6]', () => {
    const { crates, tell, pass } = carrying()
    tell({ ...RUNS, itemCount: 1 })
    pass(0)
    const length = 4 * pitch
    for (const rate of [1, -1]) {
      let [before] = crates()
      let went = 0
      for (let k = 0; k < 400; k++) {
        pass(100, rate)
        const [at] = crates()
        expect(crates()).toHaveLength(1)
        const step = (((at ?? 0) - (before ?? 0)) * rate + length) % length
        // 12 m a minute; rounded to what the GPU is told.
        expect(step).toBeCloseTo(0.02, 4)
        went += step
        before = at
      }
      expect(went).toBeGreaterThan(2 * length)
    }
  })
})

describe('an AGV', () => {
  const agv = machineOf('agv')

  it('stands where the plant file has it until it says where it is, then drives there [Z-4]', () => {
    const { now, columns, motion, moved } = stand()
    const x = (): number => columns.places.cells[agv.index * PLACE] ?? Number.NaN
    expect(x()).toBeCloseTo(agv.machine.at[0])
    const told = (values: Readonly<Record<string, number>>, millis: number): void => {
      tell(now, agv, values)
      takeDirty(now, (slot) => motion.changed(slot, millis))
    }
    told({ x: 10, y: 5, heading: 350 }, 1000)
    motion.move(1000, 16, 1)
    expect(x()).toBeCloseTo(10)
    told({ x: 12, y: 5, heading: 10 }, 1200)
    motion.move(1300, 16, 1)
    expect(x()).toBeGreaterThan(10)
    expect(x()).toBeLessThan(12)
    const heading = ((columns.places.cells[agv.index * PLACE + 3] ?? 0) * 180) / Math.PI
    expect(Math.min(Math.abs(heading % 360), 360 - Math.abs(heading % 360))).toBeLessThan(11)
    expect(moved).toContain(agv.index)
    motion.move(5000, 16, 1)
    moved.length = 0
    expect(motion.move(5016, 16, 1)).toBe(false)
    expect(moved).toEqual([])
  })
})
