import { describe, expect, it } from 'vitest'
import { axisOf, spanAfter, spanBefore } from '../../../../../client/source/replay/bounds.ts'
import { LENGTH, staged, T } from './stage.ts'

const WHOLE = { from: T + 10_000, to: T + 40_000 }
const LAST = WHOLE.to - 1

async function begun() {
  const stage = staged(WHOLE)
  stage.player.seek(WHOLE.from)
  await stage.pass(40)
  return stage
}

describe('the Playhead in a recording', () => {
  it('[PH-121] keeps between its first instant and its last, and never comes to a present', async () => {
    const { player, pass, past, now, journal, clock } = await begun()
    expect(past()).toMatchObject({ at: WHOLE.from, waiting: false })
    player.toLive()
    await pass(40)
    expect(past()).toMatchObject({ kind: 'past', at: LAST })
    for (const [wished, became] of [
      [T, WHOLE.from],
      [0, WHOLE.from],
      [WHOLE.to, LAST],
      [clock.at + 1e9, LAST],
    ] as const) {
      player.seek(wished)
      await pass(40)
      expect(past()).toMatchObject({ kind: 'past', at: became, waiting: false })
      expect(now().twin).toEqual(journal.twinAt(became))
    }
  })

  it.each([1, 60])('[PH-121] played at %d times the pace it stands at the very end', async (speed) => {
    const { player, pass, past, now, journal } = await begun()
    player.seek(WHOLE.to - 2500)
    await pass(40)
    player.play(speed)
    await pass(4000)
    expect(past()).toMatchObject({ at: LAST, playing: false, waiting: false, rate: 0 })
    expect(now().twin).toEqual(journal.twinAt(LAST))
  })

  it('[PH-121] who plays at its end sees it again from its beginning', async () => {
    const { player, pass, past, playhead } = await begun()
    player.seek(WHOLE.to)
    await pass(40)
    player.play(2)
    await pass(1000)
    expect(past()).toMatchObject({ playing: true, speed: 2 })
    expect(playhead()).toBeGreaterThan(WHOLE.from)
    expect(playhead()).toBeLessThan(WHOLE.from + 3000)
  })

  it('[PH-121] played backwards it stands at its first instant', async () => {
    const { player, pass, past, now, journal } = await begun()
    player.seek(WHOLE.from + 3000)
    await pass(40)
    player.play(-5)
    await pass(3000)
    expect(past()).toMatchObject({ at: WHOLE.from, playing: false, waiting: false })
    expect(now().twin).toEqual(journal.twinAt(WHOLE.from))
  })

  it('[PH-121] what is played around in is a part of it', async () => {
    const { player, pass, past } = await begun()
    player.loop({ from: T, to: T + LENGTH })
    await pass(40)
    expect(past().loop).toEqual({ from: WHOLE.from, to: LAST })
    player.loop({ from: LAST + 5000, to: LAST + 9000 })
    expect(past().loop).toEqual({ from: WHOLE.from, to: LAST })
  })
})

describe('what may be asked for', () => {
  const recording = { ...axisOf(WHOLE, T + LENGTH), loop: undefined }
  const live = { ...axisOf(undefined, WHOLE.to + 1499), loop: undefined }

  it('[PH-121] is the rest of a recording, however short, and of the present no less than the least', () => {
    expect(live.edge).toBe(recording.edge)
    expect(spanAfter(LAST - 10, 5000, 1000, recording)).toEqual({ from: LAST - 10, to: LAST, jump: false })
    expect(spanAfter(LAST, 5000, 1000, recording)).toBeUndefined()
    expect(spanAfter(LAST - 10, 5000, 1000, live)).toBeUndefined()
  })

  it('[PH-121] is nothing before a recording', () => {
    expect(spanBefore(WHOLE.from + 10, 5000, recording)?.from).toBe(WHOLE.from)
    expect(spanBefore(WHOLE.from, 5000, recording)).toBeUndefined()
    expect(spanBefore(WHOLE.from, 5000, live)?.from).toBe(WHOLE.from - 5000)
  })
})
