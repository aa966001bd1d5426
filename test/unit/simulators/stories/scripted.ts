import type { Effect } from '../../../../simulators/engine/effect.ts'
import type { Mode } from '../../../../simulators/engine/factory/fact.ts'
import { type Act, createScript, type Story, type TruthPlan } from '../../../../simulators/engine/story.ts'
import type { Probe, TruthLine } from '../../../../simulators/engine/truth.ts'
import { createTruthWatch } from '../../../../simulators/engine/truth-watch.ts'
import { castFor, indexIn } from './casts.ts'

export const MINUTE = 60_000
export const BEGIN = 1_700_000_000_000
export const cast = castFor('gearbox')
export const both = { 'zh-CN': '甲', en: 'one' }

export const plan = (machine: string, rest: Partial<TruthPlan> = {}): TruthPlan => ({
  cause: 'mishap',
  nature: 'fault',
  machine,
  shownBy: [],
  noises: 3,
  windowMinutes: 10,
  ...rest,
})
export const act = (effect: Effect, truth: TruthPlan, atMinutes = 10, id = 'act'): Act => ({
  id,
  atMinutes,
  effect,
  truth,
})

/** A world of the test's own: it plays the script, looks when it is asked to, and tells facts by hand. */
export function rehearsal(acts: readonly Act[], rest: Partial<Story> = {}) {
  const story: Story = { id: 'test', name: both, plot: both, plant: 'gearbox', hours: 10, acts, ...rest }
  const script = createScript(story, BEGIN)
  let nowMillis = BEGIN
  let probe: (minutes: number) => Probe = () => ({ value: 5, healthy: 5, noise: 1 })
  let damage: (minutes: number) => number = () => 0
  let slowness: (minutes: number, machine: string) => number = (minutes) => (minutes > 10 ? 1.2 : 1)
  let dropped = 0
  const roots = new Map<number, number>()
  const watch = createTruthWatch({
    story,
    cast,
    beginMillis: BEGIN,
    ports: {
      probe: () => probe((nowMillis - BEGIN) / MINUTE),
      // It makes a part a minute.
      workOf(machine) {
        const minutes = (nowMillis - BEGIN) / MINUTE
        const cycles = Math.floor(minutes)
        return { slowness: slowness(minutes, cast.ids[machine] ?? ''), cycles, phase: minutes - cycles }
      },
      droppedBy: (machine) => (cast.ids[machine] === 'GW-02' ? dropped : 0),
      causeOf: (machine) => roots.get(machine) ?? -1,
      damageOf: () => damage((nowMillis - BEGIN) / MINUTE),
    },
  })
  const until = (minutes: number): void => {
    const end = BEGIN + minutes * MINUTE
    for (;;) {
      const next = Math.min(script.nextMillis(), watch.nextMillis())
      if (next > end) break
      nowMillis = next
      const cues = script.take(next)
      if (cues.length > 0) for (const cue of cues) watch.begin(cue)
      else watch.look(next)
    }
    nowMillis = end
  }
  return {
    watch,
    until,
    reads: (next: typeof probe) => {
      probe = next
    },
    drops: (messages: number) => {
      dropped += messages
    },
    slows: (next: typeof slowness) => {
      slowness = next
    },
    wears: (next: typeof damage) => {
      damage = next
    },
    mode(minutes: number, machine: string, mode: Mode, reason = '', root?: string) {
      until(minutes)
      const index = indexIn(cast, machine)
      roots.set(index, root === undefined ? -1 : indexIn(cast, root))
      watch.mode(index, mode, reason, nowMillis)
    },
    close(minutes: number) {
      until(minutes)
      watch.close(nowMillis)
    },
    /** Lines of the acts and of chance, by minutes, without what is the same in all. */
    told: (what?: TruthLine['what']) =>
      watch.lines
        .filter((line) => (what === undefined || line.what === what) && line.machine !== '')
        .map(({ story: _, at, round: __, ...line }) => ({ ...line, minute: (at - BEGIN) / MINUTE })),
  }
}

export const JAM: Effect = { do: 'fail', machine: 'XC-121', alarm: 'E610', minutes: 25 }
export const DRIFT: Effect = {
  do: 'drift',
  machine: 'XA-201',
  parameter: 'spindleCooling',
  to: 0.2,
  overMinutes: 0,
  minutes: 200,
}
export const WEAR: Effect = { do: 'wear', machine: 'GH-202', part: 'spindleBearing', failsAfterMinutes: 100 }
