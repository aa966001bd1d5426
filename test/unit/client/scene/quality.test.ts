import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPace } from '../../../../client/scene/pace.ts'
import { createGovernor, type Governor, judged } from '../../../../client/scene/quality.ts'
import { QUALITIES } from '../../../../client/state/scene.ts'
import { SEED } from '../../../helpers/seed.ts'

const judgedTimes = (governor: Governor, pictures: number, millis: number): Governor =>
  Array.from({ length: pictures }).reduce<Governor>((now) => judged(now, millis), governor)

describe('the quality', () => {
  it('goes down at once where pictures are slow, and stops at the lowest [Z-8]', () => {
    expect(judgedTimes(createGovernor('full'), 20, 40).level).toBe('high')
    expect(judgedTimes(createGovernor('full'), 200, 40).level).toBe('low')
  })

  it('comes back after a while of quick pictures [Z-8]', () => {
    const low = judgedTimes(createGovernor('medium'), 20, 40)
    expect(low.level).toBe('low')
    expect(judgedTimes(low, 300, 16).level).toBe('low')
    expect(judgedTimes(low, 1200, 16).level).toBe('medium')
  })

  it('knows a machine that strains, and judges very slow pictures sooner [Z-8]', () => {
    const low = judgedTimes(createGovernor('high'), 6, 400)
    expect(low).toMatchObject({ level: 'low', strained: false })
    expect(judgedTimes(low, 3, 400)).toMatchObject({ level: 'low', strained: true })
    expect(judgedTimes(judgedTimes(low, 3, 400), 20, 16).strained).toBe(false)
  })

  it('tries ever more rarely on a machine at its limit [Z-8]', () => {
    let governor = createGovernor('high')
    const changes: number[] = []
    for (let picture = 0; picture < 200_000; picture++) {
      const next = judged(governor, governor.level === 'high' ? 30 : 16)
      if (next.level === 'high' && governor.level !== 'high') changes.push(picture)
      governor = next
    }
    expect(changes.length).toBeGreaterThan(2)
    expect(changes.length).toBeLessThan(12)
    const waits = changes.slice(1).map((at, i) => at - (changes[i] ?? 0))
    expect(waits.at(-1)).toBeGreaterThan((waits[0] ?? 0) * 2)
  })

  it('is not judged by a tab that slept [Z-8]', () => {
    expect(judgedTimes(createGovernor('full'), 100, 5000).level).toBe('full')
  })

  it('is always one of its levels, a step at a time [Z-8]', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 400 }), (pictures) => {
        let governor = createGovernor('medium')
        for (const millis of pictures) {
          const next = judged(governor, millis)
          const step = QUALITIES.indexOf(next.level) - QUALITIES.indexOf(governor.level)
          expect(Math.abs(step)).toBeLessThanOrEqual(1)
          governor = next
        }
      }),
      { seed: SEED },
    )
  })
})

describe('the pace of the scene', () => {
  it('is told once a second, and no more while all is still', () => {
    const pace = createPace()
    const told = []
    for (let frame = 0; frame < 240; frame++) told.push(pace.frame(frame * 16, frame < 120, 1 + (frame % 2)))
    const said = told.filter((each) => each !== undefined)
    expect(said.length).toBeGreaterThanOrEqual(3)
    expect(said[1]?.framesPerSecond).toBeGreaterThan(55)
    expect(said[1]?.scriptMillis).toBe(2)
    expect(said.at(-1)?.framesPerSecond).toBe(0)
  })
})
