import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyFrame, createNow } from '../../../../../client/state/now.ts'
import type { PlantModel } from '../../../../../client/state/plant.ts'
import { eachChange } from '../../../../../client/state/recall/changes.ts'
import {
  createRecall,
  RECALL_BYTES,
  type Recall,
  remember,
  rememberFrame,
} from '../../../../../client/state/recall/recall.ts'
import { BUCKET_MILLIS, eachSample, PAGE, RECALL_MILLIS } from '../../../../../client/state/recall/samples.ts'
import { createSink } from '../../../../../client/state/sink.ts'
import { createFloorStore } from '../../../../../client/state/store.ts'
import { FORM, type Form } from '../../../../../models/frame/frame.ts'
import { linkSlot, stateSlot } from '../../../../../models/slots.ts'
import { LINK, LINK_STATES, PACKML_STATES } from '../../../../../models/state.ts'
import { QUALITY } from '../../../../../models/twin.ts'
import { SEED } from '../../../../helpers/seed.ts'
import { frameOf, type ReadingRow } from '../../frames.ts'
import { smallModel } from '../../plant.ts'

const MODEL = smallModel()
const { machines, size } = MODEL.table
const T = 1_700_000_000_000

interface Sample {
  readonly time: number
  readonly quantum: number
  readonly quality: number
}

function samplesOf(recall: Recall, slot: number, from = 0): Sample[] {
  const samples: Sample[] = []
  eachSample(recall.samples, slot, from, (time, quantum, quality) => samples.push({ time, quantum, quality }))
  return samples
}

const changesOf = (recall: Recall, machine: number): readonly string[] => {
  const all: string[] = []
  eachChange(recall.changes, machine, (what, code, time) => {
    all.push(`${what} ${code} ${time - T}`)
    return true
  })
  return all.reverse()
}

/** A page that applies Frames and remembers them, and scribbles over each Frame afterwards as a Source may. */
function page(model: PlantModel = MODEL, bytes?: number) {
  const now = createNow(model)
  const recall = createRecall(model, T, bytes)
  const take = (form: Form, rows: readonly ReadingRow[], serverTime = T): void => {
    const frame = frameOf(form, 1, rows, serverTime)
    applyFrame(now, frame)
    rememberFrame(recall, now, frame)
    frame.slots.fill(-1)
    frame.quanta.fill(-7)
    frame.times.fill(Number.NaN)
    frame.qualities.fill(9)
  }
  return { now, recall, take }
}

/** The same, as simply as it can be said: plain lists without any bound. */
class PlainMemory {
  readonly samples = new Map<number, Sample[]>()
  readonly changes = new Map<number, string[]>()
  private readonly said = new Map<string, number>()

  take(form: Form, rows: readonly ReadingRow[], serverTime: number): void {
    const ascending = [...new Map(rows.map((row) => [row[0], row])).values()].sort((a, b) => a[0] - b[0])
    for (const [slot, quantum, time, quality] of ascending) {
      this.sample(slot, { time, quantum, quality }, form)
      const placed = machines[MODEL.table.machineOf[slot]!]!
      const heard = quality !== QUALITY.none && quantum >= 0
      if (slot === stateSlot(placed))
        this.change(placed.index, 'state', heard && quantum < PACKML_STATES.length ? quantum : 255, time)
      if (slot === linkSlot(placed))
        this.change(placed.index, 'link', heard && quantum < LINK_STATES.length ? quantum : 0, time)
    }
    if (form !== FORM.snapshot) return
    const named = new Set(ascending.filter((row) => row[3] !== QUALITY.none).map(([slot]) => slot))
    for (const placed of machines) {
      if (!named.has(stateSlot(placed))) this.change(placed.index, 'state', 255, serverTime)
      if (!named.has(linkSlot(placed)) && this.said.has(`${placed.index} link`))
        this.change(placed.index, 'link', 0, serverTime)
    }
  }

  private change(machine: number, what: string, code: number, time: number): void {
    const before = this.said.get(`${machine} ${what}`) ?? 255
    if (before === code) return
    this.said.set(`${machine} ${what}`, code)
    this.changes.set(machine, [...(this.changes.get(machine) ?? []), `${what} ${code} ${time - T}`])
  }

  private sample(slot: number, sample: Sample, form: Form): void {
    const known = this.samples.get(slot) ?? []
    const newest = known.at(-1)
    if (newest !== undefined && sample.time < newest.time) {
      if (form !== FORM.snapshot) this.samples.set(slot, [sample])
    } else if (newest?.time === sample.time) this.samples.set(slot, [...known.slice(0, -1), sample])
    else this.samples.set(slot, [...known, sample])
  }
}

describe('what a page remembers', () => {
  it('[M-1, M-4] is what plain lists would hold, whatever Frames come and though their columns are written over', () => {
    // Steps of a bucket and more, so that nothing is thinned, and now and then back.
    const step = fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: BUCKET_MILLIS, max: 5000 }) },
      { weight: 1, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: -4000, max: -1 }) },
    )
    const row = fc.tuple(
      fc.oneof(fc.nat(size - 1), fc.constantFrom(...machines.flatMap((m) => [stateSlot(m), linkSlot(m)]))),
      fc.oneof(fc.integer({ min: -2, max: 20 }), fc.integer()),
      fc.integer({ min: 0, max: 3 }),
    )
    const frame = fc.tuple(
      fc.constantFrom(FORM.delta, FORM.delta, FORM.line, FORM.snapshot),
      step,
      fc.array(row, { minLength: 1, maxLength: 15 }),
    )
    let compared = 0
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 60 }), (frames) => {
        const { recall, take } = page()
        const plain = new PlainMemory()
        let at = T
        for (const [form, ahead, rows] of frames) {
          at += ahead
          const readings = rows.map(([slot, quantum, quality]): ReadingRow => [slot, quantum, at, quality])
          take(form, readings, at + 20)
          plain.take(form, readings, at + 20)
        }
        for (const [slot, samples] of plain.samples) {
          expect(samplesOf(recall, slot)).toEqual(samples)
          compared += samples.length
        }
        for (const { index } of machines)
          expect(changesOf(recall, index)).toEqual(plain.changes.get(index) ?? [])
      }),
      { seed: SEED, numRuns: 200 },
    )
    expect(compared).toBeGreaterThan(1000)
  })

  it('[M-3] keeps the lowest, the highest and the newest of each quarter of a second', () => {
    const reading = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: -500, max: 500 }))
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 300 }), (readings) => {
        const { recall, take } = page()
        const slot = machines[0]!.firstSlot + 1
        const buckets = new Map<number, number[]>()
        let at = T
        for (const [ahead, quantum] of readings) {
          at += ahead
          take(FORM.delta, [[slot, quantum, at, 1]])
          const bucket = Math.floor(at / BUCKET_MILLIS)
          buckets.set(bucket, [...(buckets.get(bucket) ?? []), quantum])
        }
        const kept = new Map<number, Sample[]>()
        for (const sample of samplesOf(recall, slot)) {
          const bucket = Math.floor(sample.time / BUCKET_MILLIS)
          kept.set(bucket, [...(kept.get(bucket) ?? []), sample])
        }
        expect([...kept.keys()]).toEqual([...buckets.keys()])
        for (const [bucket, quanta] of buckets) {
          const of = (kept.get(bucket) ?? []).map(({ quantum }) => quantum)
          expect(Math.min(...of)).toBe(Math.min(...quanta))
          expect(Math.max(...of)).toBe(Math.max(...quanta))
          expect(of.at(-1)).toBe(quanta.at(-1))
          // Three, and where a page ends within the bucket as many again.
          expect(of.length).toBeLessThanOrEqual(6)
        }
        const times = samplesOf(recall, slot).map(({ time }) => time)
        expect(times).toEqual(times.toSorted((a, b) => a - b))
      }),
      { seed: SEED, numRuns: 200 },
    )
  })

  it('[M-2] forgets what is older than ten minutes, by pages, and keeps what is younger at its own pace', () => {
    const { recall, take } = page()
    const slot = machines[0]!.firstSlot + 1
    const period = MODEL.table.periodMillis[slot]!
    const count = 2000
    for (let i = 0; i < count; i++) take(FORM.delta, [[slot, i, T + i * period, 1]])
    const samples = samplesOf(recall, slot)
    const newest = T + (count - 1) * period
    expect(samples.at(-1)).toEqual({ time: newest, quantum: count - 1, quality: 1 })
    expect(samples[0]!.time).toBeLessThanOrEqual(newest - RECALL_MILLIS + period)
    expect(samples.length).toBeLessThanOrEqual(RECALL_MILLIS / period + 2 * PAGE)
    expect(samples.map(({ quantum }) => quantum)).toEqual(samples.map((_, i) => count - samples.length + i))
  })

  it('[M-2] one device that speaks too fast takes no room from the others', () => {
    const { recall, take } = page()
    const [fast, slow] = [machines[0]!.firstSlot + 1, machines[1]!.firstSlot + 1]
    for (let i = 0; i < 60_000; i++) take(FORM.delta, [[fast, i, T + i * 100, 1]])
    for (let i = 0; i < 600; i++) take(FORM.delta, [[slow, i, T + i * 1000, 1]])
    expect(samplesOf(recall, slow)).toHaveLength(600)
    expect(samplesOf(recall, fast).length).toBeGreaterThan(600)
  })

  it.each([12, 1000])('[M-2] is bounded in a Plant of %i Machines', (count) => {
    const model = count === 12 ? MODEL : smallModel(count)
    const recall = createRecall(model, T)
    const columns = [recall.watch, ...Object.values(recall.samples), ...Object.values(recall.changes)]
    const bytes = columns.reduce(
      (sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0),
      0,
    )
    expect(bytes).toBeGreaterThan(1_000_000)
    expect(bytes).toBeLessThanOrEqual(RECALL_BYTES)
  })

  it('[M-2] where not all fit, remembers what was looked at, and lets go what was not for longest', () => {
    // Room for a handful of pages only.
    const { now, recall, take } = page(MODEL, 2_690_000)
    expect(recall.samples.whole).toBe(false)
    const pages = recall.samples.next.length
    expect(pages).toBeGreaterThan(8)
    expect(pages).toBeLessThan(400)
    const slot = (i: number): number => machines[0]!.firstSlot + 1 + i
    take(FORM.delta, [[slot(0), 3, T, 1]])
    expect(samplesOf(recall, slot(0))).toEqual([])
    remember(recall, now, slot(0))
    expect(samplesOf(recall, slot(0))).toEqual([{ time: T, quantum: 3, quality: 1 }])
    remember(recall, now, slot(1))
    remember(recall, now, slot(0))
    const asked = machines.flatMap((placed) => placed.channels.map((_, offset) => placed.firstSlot + offset))
    for (let i = 0; i < 64 * 40; i++) {
      for (const other of asked.slice(2, 2 + (i % 60))) {
        remember(recall, now, slot(0))
        remember(recall, now, other)
      }
      remember(recall, now, slot(0))
      take(
        FORM.delta,
        asked.slice(0, 62).map((each): ReadingRow => [each, i, T + 1000 + i * 1000, 1]),
      )
    }
    expect(samplesOf(recall, slot(0)).length).toBeGreaterThan(64)
    expect(samplesOf(recall, slot(0)).at(-1)!.quantum).toBe(64 * 40 - 1)
    const held = asked.reduce((sum, each) => sum + samplesOf(recall, each).length, 0)
    expect(held).toBeLessThanOrEqual(pages * PAGE)
    // No page is lost: those in rings and those that are free are all there are.
    let free = 0
    for (let at = recall.samples.free; at !== -1; at = recall.samples.next[at]!) free++
    const used = [...recall.samples.pages].reduce((sum, own) => sum + own, 0)
    expect(free + used).toBe(pages)
  })

  it('[M-1] of the changes of all Machines the newest stay, and each Machine finds its own', () => {
    const { recall, take } = page()
    const [busy, calm] = [machines[0]!, machines[1]!]
    take(FORM.delta, [[stateSlot(calm), 6, T, 1]])
    for (let i = 1; i <= 210_000; i++) take(FORM.delta, [[stateSlot(busy), i % 2 === 0 ? 6 : 4, T + i, 1]])
    expect(changesOf(recall, calm.index)).toEqual([])
    const own = changesOf(recall, busy.index)
    expect(own).toHaveLength(200_000)
    expect(own.at(-1)).toBe('state 6 210000')
    expect(own[0]).toBe('state 4 10001')
    take(FORM.delta, [[stateSlot(calm), 9, T + 5, 1]])
    expect(changesOf(recall, calm.index)).toEqual(['state 9 5'])
  })

  it('[M-1, M-4] survives a reconnect, and a server that knows less; ends with its Plant', () => {
    const store = createFloorStore()
    const sink = createSink(store, () => T)
    sink.plant(MODEL)
    const slot = machines[0]!.firstSlot + 1
    const recall = store.getState().recall!
    for (let i = 0; i < 5; i++) sink.frame(frameOf(FORM.delta, 1, [[slot, i, T + i * 1000, 1]]), 9)
    sink.connection({ kind: 'live' })
    sink.frame(frameOf(FORM.snapshot, 1, [[slot, 1, T + 1000, 1]]), 9)
    sink.frame(frameOf(FORM.delta, 1, [[slot, 9, T + 9000, 1]]), 9)
    expect(store.getState().recall).toBe(recall)
    expect(samplesOf(recall, slot).map(({ quantum }) => quantum)).toEqual([0, 1, 2, 3, 4, 9])
    sink.plant(smallModel(20, 'plant-b'))
    expect(samplesOf(store.getState().recall!, slot)).toEqual([])
  })

  it('[M-1] a link that was never heard begins with its first word', () => {
    const { recall, take } = page()
    const placed = machines[2]!
    take(FORM.snapshot, [])
    expect(changesOf(recall, placed.index)).toEqual([])
    take(FORM.delta, [[linkSlot(placed), LINK.online, T + 5, 1]])
    take(FORM.delta, [[linkSlot(placed), LINK.online, T + 50, 1]])
    expect(changesOf(recall, placed.index)).toEqual(['link 1 5'])
  })
})
