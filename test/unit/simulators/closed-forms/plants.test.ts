import { describe, expect, it } from 'vitest'
import { KINDS } from '../../../../models/kinds/catalogue.ts'
import { FATE } from '../../../../simulators/engine/factory/fact.ts'
import { createFactory } from '../../../../simulators/engine/factory/factory.ts'
import { createFleet } from '../../../../simulators/engine/fleet/fleet.ts'
import { compiled, found, IN_THE_BOX, START } from '../compile/compiled.ts'
import { DEAF } from '../factory/models.ts'
import { TIMEOUT_MILLIS } from './replications.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe.each(IN_THE_BOX)('a day of %s', (name) => {
  it(
    '[W-96] [W-5] loses no part and makes none up, and has as many inside as rate and stay tell',
    () => {
      const plant = found(name)
      const { table, model } = compiled(plant)
      const since = new Map<number, number>()
      const gone = new Set<number>()
      const counts = new Map<number, number>()
      let stays = 0
      const factory = createFactory({
        ...{ model, seed: 1, startMillis: START },
        fleet: createFleet({ plant, kinds: KINDS, seed: 1, startMillis: START }),
        names: table.machines.map(({ path }) => path),
        sink: {
          ...DEAF,
          part(_machine, fate, part, _product, _other, at) {
            counts.set(fate, (counts.get(fate) ?? 0) + 1)
            const from = since.get(part)
            if (fate === FATE.entered) {
              if (from !== undefined || gone.has(part)) throw new Error(`part ${part} enters twice`)
              since.set(part, at)
              return
            }
            if (from === undefined) throw new Error(`part ${part} is told of and not there`)
            if (fate === FATE.made || fate === FATE.reworked) return
            stays += at - from
            since.delete(part)
            gone.add(part)
          },
        },
      })
      let [inside, looks] = [0, 0]
      for (let at = START + MINUTE; at <= START + DAY; at += MINUTE) {
        factory.advance(at)
        const { entered, shipped, scrapped, joined, inProcess } = factory.ledger()
        if (entered !== shipped + scrapped + joined + inProcess)
          throw new Error(`parts are lost before ${at}`)
        inside += inProcess
        looks++
      }
      const ledger = factory.ledger()
      expect(ledger).toMatchObject({ inProcess: since.size, entered: counts.get(FATE.entered) ?? 0 })
      expect(ledger.shipped).toBe(counts.get(FATE.shipped) ?? 0)
      expect(ledger.scrapped).toBe(counts.get(FATE.scrapped) ?? 0)
      expect(ledger.joined).toBe(counts.get(FATE.joined) ?? 0)
      expect(Math.min(ledger.shipped, ledger.scrapped)).toBeGreaterThan(10)
      // Those still inside have stayed until now: entered by the day times stay is what was seen by looking.
      for (const from of since.values()) stays += START + DAY - from
      const little = (ledger.entered / DAY) * (stays / ledger.entered)
      expect(Math.abs(little / (inside / looks) - 1)).toBeLessThan(0.005)
    },
    TIMEOUT_MILLIS,
  )
})
