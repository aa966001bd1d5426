import { describe, expect, it } from 'vitest'
import { Fanout } from '../../../../../server/edge/broker/fanout.ts'

const packet = (topic: string) => ({ topic })

describe('Fanout', () => {
  it('[B-7] a subscriber that never answers holds up only the packets that go to it', () => {
    const fanout = new Fanout()
    const heard: string[] = []
    const done: string[] = []
    fanout.on('frozen/#', () => {})
    fanout.on('#', (one, taken) => {
      heard.push(one.topic)
      taken()
    })
    for (let i = 0; i < 500; i++) fanout.emit(packet(`frozen/${i}`), () => done.push('frozen'))
    fanout.emit(packet('well/1'), () => done.push('well'))
    expect(heard).toHaveLength(501)
    expect(done).toEqual(['well'])
  })

  it('[B-11] a flood that nobody asked for is answered one by one, without a stack of calls', () => {
    const fanout = new Fanout()
    let frozen: (() => void) | undefined
    fanout.on('frozen', (_one, taken) => {
      frozen = taken
    })
    fanout.emit(packet('frozen'), () => {})
    let answered = 0
    for (let i = 0; i < 100_000; i++) fanout.emit(packet('nobody'), () => answered++)
    frozen?.()
    expect(answered).toBe(100_000)
  })

  it('a packet is done when its last receiver is', () => {
    const fanout = new Fanout()
    const waiting: (() => void)[] = []
    for (let i = 0; i < 3; i++) fanout.on('a', (_one, taken) => waiting.push(taken))
    let done = 0
    fanout.emit(packet('a'), () => done++)
    waiting[0]?.()
    waiting[1]?.()
    expect(done).toBe(0)
    waiting[2]?.()
    expect(done).toBe(1)
  })

  it('a closed one refuses instead of keeping a publisher waiting', async () => {
    const fanout = new Fanout()
    await new Promise<void>((resolve) => fanout.close(resolve))
    let refused: Error | null | undefined
    fanout.emit(packet('a'), (error) => {
      refused = error
    })
    expect(refused?.message).toContain('closing')
  })
})
