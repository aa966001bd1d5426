import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { slotTable } from '../../../../models/slots.ts'
import { castOf } from '../../../../simulators/engine/cast.ts'
import type { Effect, FactoryEffect } from '../../../../simulators/engine/effect.ts'
import { compileFactory } from '../../../../simulators/engine/factory/compile.ts'
import { createFactory } from '../../../../simulators/engine/factory/factory.ts'
import { createFleet } from '../../../../simulators/engine/fleet/fleet.ts'
import { createScript, type Story } from '../../../../simulators/engine/story.ts'
import type { TruthLine } from '../../../../simulators/engine/truth.ts'
import { createTruthWatch } from '../../../../simulators/engine/truth-watch.ts'
import { findPlant } from '../../../../simulators/plant-source.ts'

/** Midnight in the plants in the box, and six in the morning there. */
const MORNING = Date.UTC(2026, 10, 22, 22)
const SEED = 4

const OF_FACTORY: ReadonlySet<string> = new Set<FactoryEffect['do']>([
  'wear',
  'fail',
  'hold',
  'cycle',
  'spoil',
  'buffer',
  'material',
  'order',
  'crew',
  'pace',
  'road',
  'powerDip',
])
const isOfFactory = (effect: Effect): effect is FactoryEffect => OF_FACTORY.has(effect.do)

export interface Rehearsed {
  readonly lines: readonly TruthLine[]
  /** What the factory could not do, by act. */
  readonly refused: readonly string[]
  /** Every change of a machine's mode, as text. */
  readonly facts: readonly string[]
  readonly beginMillis: number
  readonly shipped: number
}

/** The production of a Story's plant, with its AGVs, and without physics, network and voices. */
export function rehearse(story: Story, hours: number = story.hours): Rehearsed {
  const found = findPlant(story.plant, KINDS)
  if (!found.ok) throw new Error(found.sentence)
  const { plant } = found
  const table = slotTable(plant, KINDS)
  const startMillis = MORNING
  const model = compileFactory({ plant, table, seed: SEED, startMillis })
  const cast = castOf(plant, table, model)
  const facts: string[] = []
  const refused: string[] = []
  const factory = createFactory({
    model,
    seed: SEED,
    startMillis,
    names: table.machines.map(({ path }) => path),
    ids: cast.ids,
    workshops: table.machines.map(({ workshop }) => workshop.id),
    fleet: createFleet({ plant, kinds: KINDS, seed: SEED, startMillis }),
    sink: {
      mode(machine, mode, reason, atMillis) {
        watch.mode(machine, mode, reason, atMillis)
        facts.push(`${Math.floor(atMillis - startMillis)} ${cast.ids[machine]} ${mode} ${reason}`)
      },
      part() {},
      alarm() {},
      order: (...fact) => watch.order(...fact),
    },
  })
  const script = createScript(story, startMillis)
  const watch = createTruthWatch({
    story,
    cast,
    beginMillis: startMillis,
    ports: {
      probe: () => undefined,
      causeOf: (machine) => factory.causeOf(machine),
      workOf: (machine) => ({
        slowness: 1,
        cycles: factory.cycles[machine] ?? 0,
        phase: factory.phaseAt(machine, factory.nowMillis),
      }),
      droppedBy: () => 0,
      damageOf(machine, part) {
        const parts = table.machines[machine]?.kind.wearParts ?? []
        return factory.damageOf(
          machine,
          parts.findIndex(({ id }) => id === part),
        )
      },
    },
  })
  factory.setStill(story.calm === true)
  const end = startMillis + hours * 3_600_000
  for (;;) {
    const next = Math.min(script.nextMillis(), watch.nextMillis(), end)
    factory.advance(next)
    const cues = script.take(next)
    for (const cue of cues) {
      watch.begin(cue)
      const { effect } = cue.act
      if (isOfFactory(effect) && !factory.take(effect)) refused.push(cue.act.id)
    }
    watch.look(next)
    if (next >= end) break
  }
  watch.close(end)
  return { lines: watch.lines, refused, facts, beginMillis: startMillis, shipped: factory.ledger().shipped }
}
