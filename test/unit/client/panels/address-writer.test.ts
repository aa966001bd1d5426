import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAddressWriter } from '../../../../client/panels/address-writer.ts'
import { SEED } from '../../../helpers/seed.ts'

describe('the pen of the address', () => {
  interface Write {
    readonly at: number
    readonly query: string
    readonly step: boolean
  }
  const act = fc.record({
    afterMillis: fc.integer({ min: 0, max: 1500 }),
    query: fc.constantFrom('a', 'b', 'c', 'd'),
    step: fc.boolean(),
  })

  it('writes in place at most once a second, steps at once, and at last what holds [N-2]', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 40 }), (acts) => {
        let clock = 0
        const writes: Write[] = []
        let steppedAt = Number.NEGATIVE_INFINITY
        let timers: { at: number; call: () => void }[] = []
        const passTo = (millis: number): void => {
          for (;;) {
            const next = timers.toSorted((a, b) => a.at - b.at)[0]
            if (next === undefined || next.at > millis) break
            timers = timers.filter((timer) => timer !== next)
            clock = next.at
            next.call()
          }
          clock = millis
        }
        const writer = createAddressWriter({
          now: () => clock,
          after: (delayMillis, call) => timers.push({ at: clock + delayMillis, call }),
          write: (query, step) => writes.push({ at: clock, query, step }) > 0,
        })
        for (const { afterMillis, query, step } of acts) {
          passTo(clock + afterMillis)
          const known = writes.at(-1)?.query
          writer.tell(query, step)
          const begins = step && query !== known && clock >= steppedAt + 1000
          if (step && query !== known) steppedAt = clock
          if (begins) expect(writes.at(-1)).toMatchObject({ query, step: true })
        }
        passTo(clock + 5000)
        expect(writes.at(-1)?.query).toBe(acts.at(-1)?.query)
        expect(timers).toEqual([])
        const stepsAt = new Set(writes.filter(({ step }) => step).map(({ at }) => at))
        for (const [i, write] of writes.entries()) {
          const before = writes[i - 1]
          if (write.step || before === undefined || stepsAt.has(write.at)) continue
          expect(write.at - before.at).toBeGreaterThanOrEqual(1000)
        }
      }),
      { seed: SEED },
    )
  })

  it('forgets what waited when the address was changed by the back button [N-2]', () => {
    const calls: (() => void)[] = []
    const writes: string[] = []
    const writer = createAddressWriter({
      now: () => 0,
      after: (_, call) => calls.push(call),
      write: (query) => writes.push(query) > 0,
    })
    writer.tell('a', true)
    writer.tell('b', false)
    writer.heard('back')
    for (const call of calls) call()
    writer.tell('back', false)
    expect(writes).toEqual(['a'])
  })
})

describe('a key that is held', () => {
  /** A pen that lets time pass by itself; `takes` says whether the browser takes a write. */
  const pen = (takes: (at: number) => boolean = () => true) => {
    let clock = 0
    const writes: { query: string; step: boolean; chosen: readonly string[] | undefined }[] = []
    let timers: { at: number; call: () => void }[] = []
    const writer = createAddressWriter({
      now: () => clock,
      after: (delayMillis, call) => timers.push({ at: clock + delayMillis, call }),
      write: (query, step, chosen) => takes(clock) && writes.push({ query, step, chosen }) > 0,
    })
    const pass = (millis: number): void => {
      clock += millis
      const due = timers.filter(({ at }) => at <= clock)
      timers = timers.filter(({ at }) => at > clock)
      for (const { call } of due) call()
    }
    return { writer, writes, pass }
  }

  it('is one step, written over at most once a second, and the last is what holds [N-2]', () => {
    const { writer, writes, pass } = pen()
    for (let i = 0; i < 330; i++) {
      writer.tell(`machine=M${i}`, true)
      pass(33)
    }
    pass(2000)
    expect(writes.filter(({ step }) => step).map(({ query }) => query)).toEqual(['machine=M0'])
    expect(writes.length).toBeLessThan(15)
    expect(writes.at(-1)?.query).toBe('machine=M329')
    writer.tell('machine=other', true)
    expect(writes.at(-1)).toMatchObject({ query: 'machine=other', step: true })
  })

  it('is written again where the browser took no more for a while [N-2]', () => {
    const { writer, writes, pass } = pen((at) => at > 2500)
    writer.tell('machine=A', true)
    for (let i = 0; i < 5; i++) pass(1000)
    expect(writes.map(({ query }) => query)).toEqual(['machine=A'])
  })

  it('is tried ever more rarely where the browser takes nothing, and at last no more [N-2]', () => {
    const triedAt: number[] = []
    const { writer, pass } = pen((at) => {
      triedAt.push(at)
      return false
    })
    writer.tell('machine=A', true)
    for (let i = 0; i < 600; i++) pass(1000)
    expect(triedAt).toEqual([0, 1, 3, 7, 15, 31, 63, 95].map((seconds) => seconds * 1000))
    // Whatever is told then is tried again, once.
    writer.tell('machine=B', true)
    for (let i = 0; i < 600; i++) pass(1000)
    expect(triedAt).toHaveLength(9)
  })

  it('bears a browser that takes twenty writes in half a minute, and the last look holds [N-2]', () => {
    let taken: number[] = []
    let tried = 0
    const { writer, writes, pass } = pen((at) => {
      tried++
      taken = taken.filter((before) => before > at - 30_000)
      if (taken.length >= 20) return false
      taken.push(at)
      return true
    })
    for (let i = 0; i < 3000; i++) {
      writer.tell(`at=${i}`, i % 7 === 0)
      pass(40)
    }
    for (let i = 0; i < 60; i++) pass(1000)
    expect(writes.at(-1)?.query).toBe('at=2999')
    expect(tried).toBeGreaterThan(writes.length)
    expect(tried - writes.length, 'refused').toBeLessThan(30)
  })

  it('a selection beyond the room of the address is a step though the address tells the same [N-2]', () => {
    const { writer, writes, pass } = pen()
    const [all, but] = [['a', 'b'], ['b']]
    writer.tell('machine=b', true, all)
    pass(2000)
    writer.tell('machine=b', true, but)
    pass(2000)
    writer.heard('machine=b', all)
    writer.tell('machine=b', true, all)
    expect(writes).toEqual([
      { query: 'machine=b', step: true, chosen: all },
      { query: 'machine=b', step: true, chosen: but },
    ])
  })
})
