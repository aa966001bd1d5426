import { describe, expect, it } from 'vitest'
import type { Past } from '../../../../../client/state/time.ts'
import { T } from '../replay/stage.ts'
import { TIE, tiedPair } from './pair.ts'
import { Room, type Seat } from './room.ts'

/** How far ahead the first is of the second, in milliseconds of the wall. */
const apart = (a: Seat, b: Seat, speed: number): number => (a.stage.playhead() - b.stage.playhead()) / speed

describe('pages that share a time', () => {
  it('[PH-101] go where one of them goes, and to the present with it', async () => {
    const { room, a, b } = await tiedPair()
    a.move((player) => player.seek(T + 5000))
    await room.pass(200)
    expect(b.stage.past()).toMatchObject({ at: T + 5000, playing: false, waiting: false })
    expect(b.stage.now().twin).toEqual(b.journal.twinAt(T + 5000))
    b.move((player) => player.scrub(T + 9000))
    await room.pass(200)
    expect(a.stage.past()).toMatchObject({ at: T + 9000, playing: false })
    b.move((player) => player.toLive())
    await room.pass(50)
    expect(a.stage.shown.time).toEqual({ kind: 'live' })
  })

  it.each([1, 10, 60, 0.5, -1, -10])(
    '[PH-101] play at %d times the pace, and stay together',
    async (speed) => {
      const { room, a, b } = await tiedPair()
      a.move((player) => {
        player.seek(T + 60_000)
        player.play(speed)
      })
      const seconds = Math.min(6, 50 / Math.abs(speed))
      await room.pass(600)
      let furthest = 0
      await room.pass(seconds * 1000 - 600, () => {
        furthest = Math.max(furthest, Math.abs(apart(a, b, speed)))
      })
      expect(b.stage.past()).toMatchObject({ playing: true, speed, rate: speed })
      expect(furthest).toBeLessThan(250)
      b.move((player) => player.pause())
      await room.pass(100)
      expect(a.stage.past().playing).toBe(false)
      expect(Math.floor(a.stage.playhead())).toBe(Math.floor(b.stage.playhead()))
    },
  )

  it('[PH-101] put one right that was held up, and it stays right', async () => {
    const { room, a, b } = await tiedPair()
    a.move((player) => {
      player.seek(T + 10_000)
      player.play(1)
    })
    await room.pass(500)
    b.journal.hold()
    await room.pass(15_000)
    expect(apart(a, b, 1), 'it waits for the Journal').toBeGreaterThan(1000)
    await b.journal.release()
    await room.pass(1200)
    let furthest = 0
    await room.pass(1500, () => {
      furthest = Math.max(furthest, Math.abs(apart(a, b, 1)))
    })
    expect(furthest).toBeLessThan(250)
  })

  it('[PH-101] come together also where a moment takes its time', async () => {
    const { room, a, b } = await tiedPair()
    const moment = b.journal.moment
    let slow = 0
    b.journal.moment = async (at, signal) => {
      slow++
      await room.after(700)
      return moment(at, signal)
    }
    a.move((player) => {
      player.seek(T + 10_000)
      player.play(1)
    })
    await room.pass(6000)
    let furthest = 0
    await room.pass(3000, () => {
      furthest = Math.max(furthest, Math.abs(apart(a, b, 1)))
    })
    expect(furthest).toBeLessThan(250)
    expect(slow, 'it does not jump every second').toBeLessThan(5)
  })

  it('[PH-101] share a loop, and come round together', async () => {
    const { room, a, b } = await tiedPair()
    const loop = { from: T + 20_000, to: T + 40_000 }
    a.move((player) => {
      player.loop(loop)
      player.play(10)
    })
    await room.pass(600)
    let furthest = 0
    await room.pass(6000, () => {
      const off = Math.abs(a.stage.playhead() - b.stage.playhead())
      furthest = Math.max(furthest, Math.min(off, 20_000 - off) / 10)
    })
    expect(b.stage.past()).toMatchObject({ loop, playing: true })
    expect(furthest).toBeLessThan(250)
    a.move((player) => player.loop(undefined))
    await room.pass(100)
    expect(b.stage.past().loop).toBe(undefined)
  })

  it('[PH-103] say it at a change and once a second, and those who follow say nothing of it', async () => {
    const { room, a } = await tiedPair()
    a.move((player) => player.seek(T + 5000))
    await room.pass(2100)
    const before = room.count
    await room.pass(10_000)
    // One that leads says its time, the other one every 2 s that it is there.
    expect(room.count - before).toBeGreaterThanOrEqual(14)
    expect(room.count - before).toBeLessThanOrEqual(16)
  })

  it('[PH-103] are not led by what an address did', async () => {
    const { room, a, b } = await tiedPair()
    a.move((player) => player.seek(T + 5000))
    await room.pass(100)
    b.stage.player.seek(T + 70_000)
    await room.pass(1200)
    expect(a.stage.past().at).toBe(T + 5000)
    expect(b.stage.past().at).toBe(T + 5000)
  })

  it('[PH-104] show to who comes what is shown', async () => {
    const { room, a } = await tiedPair()
    a.move((player) => player.seek(T + 5000))
    await room.pass(100)
    const c = room.seat()
    c.stage.player.seek(T + 30_000)
    c.join(TIE)
    await room.pass(100)
    expect(c.stage.past().at).toBe(T + 5000)
    expect(a.stage.past().at).toBe(T + 5000)
  })

  it('[PH-104] take over what is shown where a person asked for the tie', async () => {
    const room = new Room()
    const [a, b] = [room.seat('bbbb'), room.seat('aaaa')]
    b.stage.player.seek(T + 50_000)
    b.join(TIE)
    await room.pass(5000)
    a.stage.player.seek(T + 5000)
    a.join(TIE, ['time', 'look'], true)
    await room.pass(200)
    expect([a, b].map(({ stage }) => (stage.shown.time as Past).at)).toEqual([T + 5000, T + 5000])
  })

  it('[PH-103] are led by another one where the one that led has gone, and nothing moves', async () => {
    const { room, a, b } = await tiedPair()
    const c = room.seat()
    c.join(TIE)
    a.move((player) => {
      player.seek(T + 10_000)
      player.play(1)
    })
    await room.pass(1000)
    a.leave(TIE)
    await room.pass(1200)
    a.stage.player.seek(T + 90_000)
    const jumps = c.stage.now().jumps
    b.journal.hold()
    await room.pass(8000)
    expect(c.stage.now().jumps).toBe(jumps)
    expect(
      Math.abs(b.stage.playhead() - c.stage.playhead()),
      'one that was held up follows the other, or leads',
    ).toBeLessThan(9000)
    await b.journal.release()
    await room.pass(1200)
    expect(Math.abs(apart(b, c, 1))).toBeLessThan(250)
  })

  it('[PH-103] are not led by one that nobody sees', async () => {
    const { room, a, b } = await tiedPair()
    a.move((player) => player.seek(T + 10_000))
    await room.pass(100)
    a.hide(true)
    a.isThrottled = true
    await room.pass(100)
    // What a page that nobody sees would say is late: what the other one shows counts.
    b.stage.player.seek(T + 20_000)
    await room.pass(2500)
    expect(b.stage.past().at).toBe(T + 20_000)
    expect(a.stage.past().at).toBe(T + 20_000)
  })

  it('[PH-103] that were opened by an address alone are led by one of them', async () => {
    const room = new Room()
    const [a, b] = [room.seat(), room.seat()]
    a.stage.player.seek(T + 5000)
    b.stage.player.seek(T + 9000)
    a.join(TIE)
    b.join(TIE)
    await room.pass(3500)
    expect(a.stage.past().at).toBe(b.stage.past().at)
  })
})
