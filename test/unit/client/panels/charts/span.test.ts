import { describe, expect, it } from 'vitest'
import { knownMillis } from '../../../../../client/panels/charts/drawing.ts'
import { charted, SPANS, spanHolding } from '../../../../../client/state/charted.ts'
import { applyFrame, createNow } from '../../../../../client/state/now.ts'
import { createRecall, rememberFrame } from '../../../../../client/state/recall/recall.ts'
import { store } from '../../../../../client/state/store.ts'
import { FORM } from '../../../../../models/frame/frame.ts'
import { QUALITY } from '../../../../../models/twin.ts'
import { frameOf, type ReadingRow } from '../../frames.ts'
import { smallModel } from '../../plant.ts'

const MODEL = smallModel()
const OPENED = 1_700_000_000_000

const reading = (slot: number, time: number): ReadingRow => [slot, 5, time, QUALITY.good]

/** A page that was opened, got a Snapshot with an old value, and has heard one Channel each second since. */
function pageAfter(seconds: number, slot: number, quiet: number): void {
  const now = createNow(MODEL)
  const recall = createRecall(MODEL, OPENED)
  const take = (form: typeof FORM.snapshot | typeof FORM.line, rows: readonly ReadingRow[]): void => {
    const frame = frameOf(form, 1, rows, OPENED)
    applyFrame(now, frame)
    rememberFrame(recall, now, frame)
  }
  take(FORM.snapshot, [reading(quiet, OPENED - 500_000)])
  for (let i = 1; i <= seconds; i++) take(FORM.line, [reading(slot, OPENED + i * 1000)])
  const sinceMillis = OPENED + seconds * 1000
  store.setState({
    plant: MODEL,
    now,
    recall,
    connection: { kind: 'lost', reason: 'unreachable', sinceMillis, attempt: 1, retryAtMillis: sinceMillis },
  })
}

const lineOf = (machine: number, channel: number) => {
  const placed = MODEL.table.machines[machine]
  if (placed === undefined) throw new Error(`no machine ${machine}`)
  return { slot: placed.firstSlot + channel, placed }
}

describe('the span of the live chart', () => {
  const [heard, quiet] = [lineOf(0, 1), lineOf(1, 2)]

  it('begins as the shortest that holds what is remembered of the lines [M-8]', () => {
    expect(charted.getState().spanMinutes, 'nobody chose one').toBeUndefined()
    for (const [seconds, minutes] of [
      [20, 1],
      [60, 1],
      [62, 2],
      [170, 5],
      [310, 10],
      [599, 10],
    ] as const) {
      pageAfter(seconds, heard.slot, quiet.slot)
      expect(spanHolding(knownMillis([heard])), `${seconds} s`).toBe(minutes)
    }
  })

  it('an old value that came with the page makes it no longer, and no line asks for nothing [M-8]', () => {
    pageAfter(20, heard.slot, quiet.slot)
    expect(knownMillis([heard, quiet])).toBe(20_000)
    expect(knownMillis([lineOf(2, 3)]), 'never heard').toBe(0)
    expect(knownMillis([])).toBe(0)
    expect(spanHolding(0)).toBe(SPANS[0])
    expect(spanHolding(Number.MAX_SAFE_INTEGER)).toBe(SPANS.at(-1))
  })
})
