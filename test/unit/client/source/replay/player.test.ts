import { describe, expect, it } from 'vitest'
import { stepMillisOf } from '../../../../../client/state/time.ts'
import { smallModel } from '../../plant.ts'
import { FakeJournal, settled } from './fake-journal.ts'
import { MODEL, NOW, onStage, ROWS, staged, T } from './stage.ts'

describe('the Playhead', () => {
  it('[PH-7] asks for one moment at once, and of those that wait for the last', async () => {
    const { journal, player, past, now, pass } = staged()
    journal.hold()
    for (let i = 0; i <= 50; i++) player.scrub(T + i * 1000)
    await settled()
    expect(journal.asked).toEqual([`moment ${T}`])
    expect(past()).toMatchObject({ at: T + 50_000, waiting: true, ground: undefined })
    await journal.release()
    expect(journal.asked).toEqual([`moment ${T}`, `moment ${T + 50_000}`])
    await pass(20)
    expect(past()).toMatchObject({ at: T + 50_000, waiting: false, rate: 0 })
    expect(now().twin).toEqual(journal.twinAt(T + 50_000))
  })

  it.each([0.1, 0.5, 1, 10, 60, 600, -0.1, -1, -60])(
    '[PH-12] goes %d times the pace of the wall',
    async (speed) => {
      const { player, pass, past, playhead } = staged()
      const from = T + 60_000
      player.seek(from)
      await pass(40)
      player.play(speed)
      await pass(100)
      expect(past().waiting).toBe(false)
      const [begun, before] = [playhead(), past().at]
      expect(past().rate).toBe(speed)
      const [millis] = [Math.min(1500, 40_000 / Math.abs(speed))]
      await pass(millis)
      expect(past().waiting).toBe(false)
      expect(playhead() - begun).toBeCloseTo(speed * millis, 0)
      expect(Math.abs(past().at - before), 'told once').toBeLessThan(1)
    },
  )

  it('[PH-10] waits where what comes next is not here, says so, and goes on from there', async () => {
    const { journal, player, pass, past, playhead } = staged()
    player.seek(T + 10_000)
    await pass(40)
    player.play(10)
    await pass(100)
    journal.hold()
    await pass(20_000)
    expect(past()).toMatchObject({ waiting: true, rate: 0, playing: true })
    const stood = playhead()
    await pass(1000)
    expect(playhead()).toBe(stood)
    await journal.release()
    await pass(100)
    expect(past()).toMatchObject({ waiting: false, rate: 10 })
    expect(playhead() - stood).toBeGreaterThan(0)
    expect(playhead() - stood).toBeLessThan(1200)
  })

  it('[PH-10] a row that breaks off is asked for again from where it broke off', async () => {
    const { journal, player, pass, past, now } = staged()
    player.seek(T + 10_000)
    await pass(40)
    journal.breakAfter = 5
    player.play(1)
    await pass(700)
    expect(past()).toMatchObject({ waiting: true, trouble: 'unreachable' })
    journal.breakAfter = Number.POSITIVE_INFINITY
    await pass(2500)
    expect(past()).toMatchObject({ waiting: false, trouble: undefined })
    player.pause()
    expect(past().at).toBeGreaterThan(T + 10_500)
    expect(now().twin).toEqual(journal.twinAt(past().at))
  })

  it('[PH-17] a Journal that cannot be reached is asked again, and who must sign in is told', async () => {
    const { journal, player, pass, past, shown } = staged()
    journal.answerWith = 'unreachable'
    player.seek(T + 10_000)
    await pass(500)
    expect(past()).toMatchObject({ trouble: 'unreachable', waiting: true })
    expect(journal.asked).toHaveLength(1)
    await pass(2600)
    expect(journal.asked.length).toBeGreaterThan(2)
    expect(journal.asked.length).toBeLessThan(6)
    journal.answerWith = 'login'
    await pass(1100)
    expect(shown.logins).toBeGreaterThan(0)
    journal.answerWith = undefined
    await pass(1100)
    expect(past()).toMatchObject({ trouble: undefined, waiting: false })
  })

  it('[PH-14] plays around in a loop, both ways', async () => {
    for (const speed of [5, -5]) {
      const { player, pass, past, playhead, now } = staged()
      player.loop({ from: T + 20_000, to: T + 24_000 })
      await pass(40)
      expect(past().at).toBe(T + 20_000)
      player.play(speed)
      const jumps = now().jumps
      let [least, most] = [Number.POSITIVE_INFINITY, 0]
      await pass(4000, () => {
        least = Math.min(least, playhead())
        most = Math.max(most, playhead())
      })
      expect(least).toBeGreaterThanOrEqual(T + 20_000)
      expect(most).toBeLessThanOrEqual(T + 24_000)
      expect(most - least).toBeGreaterThan(3500)
      expect(now().jumps - jumps).toBeGreaterThanOrEqual(4)
      player.loop(undefined)
      await pass(2000)
      expect(playhead() < T + 20_000 || playhead() > T + 24_000).toBe(true)
    }
  })

  it('[PH-15] at the present it goes over into live, without a jump', async () => {
    const { player, pass, shown, now, past, clock } = staged()
    player.seek(NOW - 20_000)
    await pass(40)
    player.play(10)
    const { jumps } = now()
    await pass(2500)
    expect(shown.time.kind).toBe('live')
    expect(now().jumps).toBe(jumps)
    player.play(1)
    expect(shown.time.kind).toBe('live')
    player.seek(clock.at + 5000)
    expect(shown.time.kind).toBe('live')
    player.play(-1)
    await pass(1000)
    expect(past().rate).toBe(-1)
    expect(past().leftAt).toBeGreaterThan(NOW)
    player.seek(clock.at)
    expect(shown.time.kind).toBe('live')
    expect(now().jumps).toBeGreaterThan(jumps)
  })

  it('[PH-15] at the pace of the wall it follows the present and never comes to it', async () => {
    const { player, pass, playhead, clock, past, journal } = staged()
    player.seek(NOW - 8000)
    await pass(40)
    player.play(1)
    await pass(60_000)
    expect(clock.at - playhead()).toBeGreaterThan(7000)
    expect(clock.at - playhead()).toBeLessThan(12_000)
    expect(past().waiting).toBe(false)
    expect(journal.asked.length, 'and does not ask for every crumb').toBeLessThan(80)
  })

  it('[PH-9] a jump in time is told, a step is not', async () => {
    const { player, pass, now } = staged()
    const { jumps } = now()
    player.seek(T + 10_000)
    await pass(40)
    expect(now().jumps).toBe(jumps + 1)
    player.play(1)
    await pass(3000)
    player.play(-1)
    await pass(3000)
    expect(now().jumps).toBe(jumps + 1)
    player.toLive()
    expect(now().jumps).toBe(jumps + 2)
  })

  it.each([-0.5, -7, -60, -600])(
    '[PH-10] backwards at %d it halts at the first instant that was written',
    async (speed) => {
      const { journal, player, pass, past, playhead, now } = staged()
      journal.begins = T + 1234
      player.seek(T + 1234 + Math.min(60_000, -speed * 2000))
      await pass(40)
      player.play(speed)
      await pass(5000)
      expect(past()).toMatchObject({ playing: false, rate: 0, at: T + 1234, ground: { kind: 'recorded' } })
      expect(playhead()).toBe(T + 1234)
      expect(now().twin).toEqual(journal.twinAt(T + 1234))
    },
  )

  it('[PH-10] backwards from before all that was written it halts at once', async () => {
    const { journal, player, pass, past } = staged()
    journal.begins = T + 50_000
    for (const at of [T + 50_000, T + 20_000]) {
      player.seek(at)
      await pass(40)
      player.play(-10)
      await pass(2000)
      expect(past()).toMatchObject({ playing: false, at })
    }
  })

  it('[PH-14] a loop that begins before all that was written goes round in what was', async () => {
    const { journal, player, pass, past, playhead } = staged()
    journal.begins = T + 5000
    player.loop({ from: T, to: T + 8000 })
    player.seek(T + 8000)
    await pass(40)
    player.play(-2)
    const seen: number[] = []
    for (let i = 0; i < 120; i++) {
      await pass(40)
      seen.push(playhead())
    }
    expect(past().playing).toBe(true)
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(T + 5000)
    expect(Math.min(...seen)).toBeLessThan(T + 5300)
    expect(Math.max(...seen.slice(60))).toBeGreaterThan(T + 7000)
  })

  it('[PH-10] passes a gap as the time that it is, and says so without asking for it', async () => {
    const { journal, player, pass, past } = staged()
    journal.restsOn = { kind: 'recorded', exactness: 'full', from: T, to: T + 11_000 }
    player.seek(T + 10_000)
    await pass(40)
    player.play(1)
    const gap = { kind: 'gap', from: T + 11_000, to: T + 90_000 } as const
    journal.restsOn = gap
    journal.ground = async () => ({ kind: 'unreachable' })
    await pass(900)
    expect(past().ground).toMatchObject({ kind: 'recorded' })
    await pass(1000)
    expect(past()).toMatchObject({ ground: gap, waiting: false })
  })

  it('[PH-6] another Plant: the same instant is shown again', async () => {
    const { journal, player, pass, past, now, plant } = staged()
    player.seek(T + 30_000)
    await pass(40)
    plant(smallModel(4, 'plant-b'))
    await pass(40)
    expect(journal.asked.filter((asked) => asked === `moment ${T + 30_000}`)).toHaveLength(2)
    expect(past().at).toBe(T + 30_000)
    expect(now().model.hash).toBe('plant-b')
    expect(now().twin).toEqual(journal.twinAt(T + 30_000))
  })

  it('[PH-6] what is wished for before there is a Plant waits for it', async () => {
    const journal = new FakeJournal(MODEL.table.size, ROWS)
    const stage = onStage(MODEL, journal, NOW)
    stage.player.seek(T + 30_000)
    stage.player.play(2)
    await stage.pass(100)
    expect(stage.shown.time.kind).toBe('live')
    stage.plant()
    await stage.pass(200)
    expect(stage.past()).toMatchObject({ rate: 2, playing: true })
  })

  it('[PH-13] what is not played any more is left', async () => {
    const { journal, player, pass } = staged()
    player.seek(T + 30_000)
    await pass(40)
    let aborted = 0
    const { skim } = journal
    journal.skim = (ask, hearing, signal) => {
      signal.addEventListener('abort', () => aborted++)
      return skim(ask, hearing, signal)
    }
    player.play(60)
    await pass(16)
    journal.hold()
    player.play(-60)
    await pass(16)
    player.seek(T)
    await pass(16)
    player.toLive()
    expect(aborted).toBe(2)
    await journal.release()
  })

  it('[PH-12] a step is a tenth of a second of the wall', () => {
    expect([0.1, 0.25, 1, -1, 60, -600].map(stepMillisOf)).toEqual([10, 25, 100, 100, 6000, 60_000])
  })
})
