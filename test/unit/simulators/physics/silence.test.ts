import { describe, expect, it } from 'vitest'
import { takePhysics } from '../../../../simulators/engine/physics/effects.ts'
import { everyKind, played, START, worldOf } from '../plants.ts'

describe('what is sent', () => {
  it('[W-47] leaves a Channel out that its sensor says nothing of, and the rest as it is', () => {
    const [whole, silent] = [worldOf(everyKind(), 24), worldOf(everyKind(), 24)]
    const lathe = silent.actors.find(({ played }) => played.placed.kind.id === 'lathe')
    takePhysics(lathe?.played.physics ?? expect.fail('no lathe'), {
      do: 'sensor',
      machine: 'M-lathe',
      channel: 'spindleLoad',
      fault: 'dropout',
      size: 1,
      overMinutes: 0,
    })
    const texts = [whole, silent].map((world) =>
      [...played(world, 20, START)].filter((message) => message.topic.endsWith('/M-lathe')),
    )
    expect(texts[0]?.length).toBeGreaterThan(10)
    texts[0]?.forEach(({ payload }, i) => {
      const { spindleLoad, ...rest } = JSON.parse(payload)
      expect(spindleLoad).toBeDefined()
      expect(JSON.parse(texts[1]?.[i]?.payload ?? '')).toEqual(rest)
    })
  })
})
