import { describe, expect, it } from 'vitest'
import { T } from '../replay/stage.ts'
import { TIE, tiedPair } from './pair.ts'
import { Room } from './room.ts'

describe('pages that share a look', () => {
  it('[PH-102] show what was looked at in one of them', async () => {
    const { room, a, b } = await tiedPair()
    a.lookAt({ chosen: ['p/w/l/m1'], colour: { overlay: 'freshness', muted: [] } })
    await room.pass(50)
    expect(b.look).toEqual({ chosen: ['p/w/l/m1'], colour: { overlay: 'freshness', muted: [] } })
    b.lookAt({ chosen: [] })
    await room.pass(50)
    expect(a.look).toEqual({ chosen: [], colour: { overlay: 'freshness', muted: [] } })
  })

  it('[PH-105] do not say back what they heard, and say it on', async () => {
    const { room, a, b } = await tiedPair()
    const [pane, far] = [room.seat(), room.seat()]
    b.join('pane', ['look'], true)
    pane.join('pane', ['look'])
    far.join(TIE, ['look'])
    await room.pass(1600)
    const before = a.shownLooks.length
    pane.lookAt({ chosen: ['p/w/l/m2'] })
    await room.pass(500)
    for (const { look } of [a, b, far]) expect(look.chosen).toEqual(['p/w/l/m2'])
    expect(a.shownLooks.length - before, 'each once').toBe(1)
    expect(pane.shownLooks.filter(({ chosen }) => chosen?.[0] === 'p/w/l/m2')).toEqual([])
    a.lookAt({ chosen: ['p/w/l/m3'] })
    await room.pass(500)
    for (const { look } of [b, far, pane]) expect(look.chosen).toEqual(['p/w/l/m3'])
    expect(a.shownLooks.length - before).toBe(1)
  })

  it('[PH-100] leave alone what they do not share', async () => {
    const room = new Room()
    const [a, b, c] = [room.seat(), room.seat(), room.seat()]
    a.join(TIE, ['time', 'look'], true)
    b.join(TIE, ['look'])
    c.join(TIE, ['time'])
    await room.pass(100)
    a.move((player) => player.seek(T + 5000))
    a.lookAt({ chosen: ['p/w/l/m1'] })
    await room.pass(1200)
    expect(b.stage.shown.time.kind).toBe('live')
    expect(b.look.chosen).toEqual(['p/w/l/m1'])
    expect(c.stage.past().at).toBe(T + 5000)
    expect(c.look).toEqual({})
    b.move((player) => player.seek(T + 8000))
    await room.pass(1200)
    expect(a.stage.past().at).toBe(T + 5000)
  })

  it('[PH-104] show to who comes all of it', async () => {
    const { room, a } = await tiedPair()
    a.look = { chosen: ['p/w/l/m1'], colour: { overlay: 'freshness', muted: ['old'] } }
    const c = room.seat()
    c.join(TIE)
    await room.pass(50)
    expect(c.look).toEqual(a.look)
  })
})

describe('who is there', () => {
  it('[PH-107] is told: at once where one comes or says goodbye', async () => {
    const { room, a, b } = await tiedPair()
    const c = room.seat()
    c.join(TIE)
    await room.pass(50)
    expect([a, b, c].map((seat) => seat.others(TIE))).toEqual([2, 2, 2])
    b.leave(TIE)
    await room.pass(50)
    expect([a, c].map((seat) => seat.others(TIE))).toEqual([1, 1])
  })

  it('[PH-107] is gone after 5 seconds without a word, and not before', async () => {
    const { room, a, b } = await tiedPair()
    b.parts.delete(TIE)
    await room.pass(4000)
    expect(a.others(TIE)).toBe(1)
    await room.pass(2500)
    expect(a.others(TIE)).toBe(0)
  })

  it('[PH-107] is still there where its browser lets no timer of it run', async () => {
    const { room, a, b } = await tiedPair()
    b.hide(true)
    b.isThrottled = true
    let least = Number.POSITIVE_INFINITY
    await room.pass(20_000, () => {
      least = Math.min(least, a.others(TIE))
    })
    expect(least).toBe(1)
    expect(b.others(TIE)).toBe(1)
  })
})
