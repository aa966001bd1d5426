import type { Cast } from './cast.ts'
import { type FactSink, MODE, type Mode } from './factory/fact.ts'
import type { Cue, Story } from './story.ts'
import type { TruthLine, TruthPorts } from './truth.ts'
import { beganLine, breaks, endedLine, lineOf, lostBy, type Run, runOf } from './truth-run.ts'
import { LOOK_MILLIS } from './truth-window.ts'

/**
 * Writes down what really happens while a Story is told [W-73]. It is told of every cue before its effect is taken,
 * of every fact as it happens, and is asked to look when it wants to; all in the order of time. It draws no chance
 * and changes nothing.
 */
export interface TruthWatch {
  readonly lines: readonly TruthLine[]
  /** When it wants to look next; Infinity while there is nothing to see. */
  nextMillis(): number
  look(atMillis: number): void
  begin(cue: Cue): void
  mode(machine: number, mode: Mode, reason: string, atMillis: number): void
  order: FactSink['order']
  /** The Story is over, or another one begins. */
  close(atMillis: number): void
}

export interface TruthPlot {
  readonly story: Story
  readonly cast: Cast
  readonly ports: TruthPorts
  readonly beginMillis: number
}

/** A month of a large plant; more is counted and not kept. */
const LINES_AT_MOST = 200_000
/** A part that was replaced is fresher than it was by more than its wear's own rounding. */
const FRESHER = 0.1
const MINUTE_MILLIS = 60_000

interface Wait {
  readonly mode: 'starved' | 'blocked'
  readonly runs: readonly Run[]
  fromMillis: number
}

interface Breakdown {
  readonly by: Run | 'chance'
  readonly reason: string
  fromMillis: number
}

export function createTruthWatch({ story, cast, ports, beginMillis }: TruthPlot): TruthWatch {
  const lines: TruthLine[] = []
  let untold = 0
  let runs: Run[] = []
  const waits = new Map<number, Wait>()
  const breakdowns = new Map<number, Breakdown>()
  /** For what each is held, until it goes on. */
  const held = new Map<number, string>()
  let nextLook = Number.POSITIVE_INFINITY

  const idOf = (machine: number): string => cast.ids[machine] ?? ''

  function tell(line: TruthLine | undefined): void {
    if (line === undefined) return
    if (lines.length < LINES_AT_MOST) lines.push(line)
    else untold += 1
  }

  const whole = (what: 'began' | 'ended', atMillis: number): TruthLine => {
    const faults = story.acts.filter((act) => act.truth?.nature === 'fault').length
    return {
      story: story.id,
      act: '',
      round: 0,
      at: Math.floor(atMillis),
      what,
      machine: '',
      cause: faults === 0 ? 'nothing' : 'story',
      faults,
      ...(untold > 0 ? { untold } : {}),
    }
  }

  const chance = (
    what: 'failed' | 'ended',
    machine: number,
    reason: string,
    atMillis: number,
  ): TruthLine => ({
    story: story.id,
    act: '',
    round: 0,
    at: Math.floor(atMillis),
    what,
    machine: idOf(machine),
    cause: reason,
    nature: 'chance',
  })

  // What still goes on is paid up to now, so that an act that ends knows all that it cost until then.
  function settle(atMillis: number): void {
    for (const wait of waits.values()) {
      for (const run of wait.runs) run.lost[wait.mode] += atMillis - wait.fromMillis
      wait.fromMillis = atMillis
    }
    for (const breakdown of breakdowns.values()) {
      if (breakdown.by !== 'chance') breakdown.by.lost.down += atMillis - breakdown.fromMillis
      breakdown.fromMillis = atMillis
    }
  }

  function end(run: Run, atMillis: number, rest: Parameters<typeof endedLine>[3] = {}): void {
    settle(atMillis)
    tell(endedLine(story, run, atMillis, { ...rest, ...lostBy(run, cast, ports.droppedBy) }))
    runs = runs.filter((other) => other !== run)
  }

  const isDownBy = (run: Run): boolean => [...breakdowns.values()].some(({ by }) => by === run)

  /** An act whose time is over ends, unless a machine is still down by it [W-77]. */
  function expire(atMillis: number): void {
    const over = runs
      .map((run) => ({ run, until: run.cue.untilMillis ?? Number.POSITIVE_INFINITY }))
      .filter(({ run, until }) => until <= atMillis && !isDownBy(run))
    for (const { run, until } of over.sort((a, b) => a.until - b.until)) end(run, until)
  }

  function breakDown(machine: number, reason: string, atMillis: number): void {
    if (breakdowns.has(machine)) return
    const down = { machine, reason }
    const run = runs.find((each) => breaks(each, down, (part) => ports.damageOf(machine, part)))
    breakdowns.set(machine, { by: run ?? 'chance', reason, fromMillis: atMillis })
    if (run === undefined) return tell(chance('failed', machine, reason, atMillis))
    run.stage = 'failed'
    run.windows = []
    tell(
      run.cue.act.effect.do === 'powerDip'
        ? lineOf(story, run, atMillis, { what: 'caused', machine: idOf(machine), mode: 'down' })
        : lineOf(story, run, atMillis, { what: 'failed', reason }),
    )
  }

  function goOn(machine: number, atMillis: number): void {
    const breakdown = breakdowns.get(machine)
    if (breakdown === undefined) return
    settle(atMillis)
    breakdowns.delete(machine)
    const { by, reason } = breakdown
    if (by === 'chance') return tell(chance('ended', machine, reason, atMillis))
    const until = by.cue.untilMillis ?? atMillis
    if (!isDownBy(by) && until <= atMillis) end(by, atMillis)
  }

  const isHeldBy = (run: Run, machine: number): boolean => {
    const { effect } = run.cue.act
    return effect.do === 'hold' && held.get(machine) === effect.reason
  }

  /** Whether an act is behind a wait [W-76]. */
  function isBehind(run: Run, machine: number, mode: Wait['mode'], root: number): boolean {
    const { roots, counts, blocks, starves } = run.reach
    if (breakdowns.get(root)?.by === 'chance') return false
    if ((mode === 'blocked' ? blocks : starves).has(machine)) return true
    if (root < 0) return run.slows.some((each) => each.slowed[mode].has(machine) && each.isFelt())
    if (!roots.has(root)) return false
    if (counts === 'whileHeld') return isHeldBy(run, root)
    return counts === 'always' || breakdowns.get(root)?.by === run
  }

  function wait(machine: number, mode: Wait['mode'], atMillis: number): void {
    if (runs.length === 0) return
    const root = ports.causeOf(machine)
    const behind = runs.filter((run) => isBehind(run, machine, mode, root))
    if (behind.length === 0) return
    waits.set(machine, { mode, runs: behind, fromMillis: atMillis })
    for (const run of behind) {
      const key = `${machine} ${mode}`
      if (run.told.has(key)) continue
      run.told.add(key)
      const at = root < 0 ? {} : { root: idOf(root) }
      tell(lineOf(story, run, atMillis, { what: 'caused', machine: idOf(machine), mode, ...at }))
    }
  }

  function probe(run: Run, atMillis: number): void {
    for (const { channel, machine, window } of run.windows) {
      const probed = ports.probe(machine, channel)
      const off = probed === undefined ? undefined : window.look(probed)
      if (off === undefined) continue
      run.detected = true
      run.windows = []
      const { mean: deviation, noise } = off
      return tell(lineOf(story, run, atMillis, { what: 'detectable', channel, deviation, noise }))
    }
  }

  /** A part that is replaced before it fails takes its act with it. */
  function weigh(run: Run, atMillis: number): void {
    const { effect } = run.cue.act
    if (effect.do !== 'wear' || run.stage === 'failed') return
    const machine = cast.members.get(effect.machine)?.index
    const damage = machine === undefined ? 0 : ports.damageOf(machine, effect.part)
    if (damage < run.damage - FRESHER) return end(run, atMillis, { replaced: true })
    run.damage = damage
  }

  const isWatched = (run: Run): boolean =>
    run.windows.length > 0 ||
    (run.cue.act.effect.do === 'wear' && run.stage === 'on') ||
    run.slows.some((each) => !each.isFelt())

  lines.push(whole('began', beginMillis))
  return {
    lines,
    nextMillis: () =>
      Math.min(
        runs.some(isWatched) ? nextLook : Number.POSITIVE_INFINITY,
        ...runs.flatMap((run) => (isDownBy(run) ? [] : [run.cue.untilMillis ?? Number.POSITIVE_INFINITY])),
      ),
    look(atMillis) {
      expire(atMillis)
      if (atMillis < nextLook) return
      nextLook = atMillis + LOOK_MILLIS
      for (const run of runs) {
        probe(run, atMillis)
        weigh(run, atMillis)
        for (const each of run.slows) each.isFelt()
      }
    },
    begin(cue) {
      expire(cue.atMillis)
      if (!runs.some(isWatched)) nextLook = cue.atMillis + LOOK_MILLIS
      const run = runOf(cue, cast, ports)
      runs.push(run)
      tell(beganLine(story, run))
    },
    mode(machine, mode, reason, atMillis) {
      expire(atMillis)
      const waited = waits.get(machine)
      if (waited !== undefined) {
        settle(atMillis)
        waits.delete(machine)
      }
      if (mode === MODE.held) held.set(machine, reason)
      else if (mode !== MODE.resuming) held.delete(machine)
      if (mode === MODE.down) return breakDown(machine, reason, atMillis)
      goOn(machine, atMillis)
      if (mode === MODE.starved) wait(machine, 'starved', atMillis)
      else if (mode === MODE.blocked) wait(machine, 'blocked', atMillis)
    },
    order(order, product, quantity, dueMillis, done, atMillis) {
      expire(atMillis)
      for (const run of runs) {
        const { effect } = run.cue.act
        if (effect.do !== 'order') continue
        if (done && order === run.order) {
          const lateMinutes = Math.max(0, Math.round((atMillis - dueMillis) / MINUTE_MILLIS))
          end(run, atMillis, { lateMinutes })
        } else if (!done && run.order < 0 && cast.products[product] === effect.product) {
          if (quantity === effect.quantity) run.order = order
        }
      }
    },
    close(atMillis) {
      expire(atMillis)
      for (const run of runs) end(run, atMillis, { lasting: true })
      lines.push(whole('ended', atMillis))
    },
  }
}
