import type { Kind } from '../../../models/kinds/kind.ts'
import type { Effect } from '../effect.ts'
import { natureOf } from './natures.ts'
import type { Physics } from './physics.ts'
import type { Zone } from './zone.ts'

/* What the condition of a machine does to its work, beyond what its sensors show [W-46]. */

/** Below this a cylinder is slow; a sixth below it a cycle takes a quarter more. */
const ENOUGH_MEGAPASCALS = 0.5
const SLOW_BY_AIR = 1.5

/** How many times longer a cycle takes than on a healthy machine. */
export function slownessOf(physics: Physics): number {
  let slowness = 1
  for (let i = 0; i < physics.parts.length; i++) {
    slowness += (physics.parts[i]?.nature.slows ?? 0) * (physics.signs[i] ?? 0)
  }
  if (physics.nature.airLitresPerMinute === 0) return slowness
  return slowness * (1 + SLOW_BY_AIR * Math.max(0, 1 - physics.air.megapascals / ENOUGH_MEGAPASCALS))
}

/** Whether an effect may make a machine of a Kind slow, or by its physics. */
export function maySlow(effect: Effect, kind: Kind): boolean {
  const { airLitresPerMinute, parts } = natureOf(kind)
  switch (effect.do) {
    case 'cycle':
      return true
    case 'wear': {
      const { slows = 0, leaksAirLitresPerMinute = 0 } = parts[effect.part] ?? {}
      return slows > 0 || (airLitresPerMinute > 0 && leaksAirLitresPerMinute > 0)
    }
    case 'drift':
    case 'supply':
      if (airLitresPerMinute === 0) return false
      return (
        effect.parameter === 'airLeak' || (effect.parameter === 'airSupply' && effect.to < ENOUGH_MEGAPASCALS)
      )
    default:
      return false
  }
}

/** So far off its set point a zone still makes good parts; from there on this share more are bad by the kelvin. */
const TOLERANCE = 0.02
const SPOILT_BY_KELVIN = 0.01
const MOST_SPOILT = 0.5
/** A mould that is so much too warm lets parts warp. */
const MOULD_TOLERANCE = 8

/** Share of its parts that a machine spoils beyond the usual. */
export function spoilsOf(physics: Physics): number {
  let spoilt = 0
  for (let i = 0; i < physics.parts.length; i++) {
    spoilt += (physics.parts[i]?.nature.spoils ?? 0) * (physics.signs[i] ?? 0)
  }
  for (const zone of physics.zones) spoilt += SPOILT_BY_KELVIN * Math.max(0, offBy(zone))
  for (const { nature, celsius } of physics.baths) {
    if (nature.cooledBy !== 'mouldCooling') continue
    const usual = Number(nature.sinkCelsius) + (1000 * nature.workingKilowatts) / nature.wattsPerKelvin
    spoilt += SPOILT_BY_KELVIN * Math.max(0, celsius - usual - MOULD_TOLERANCE)
  }
  return Math.min(MOST_SPOILT, spoilt)
}

const offBy = ({ celsius, setCelsius }: Zone): number =>
  Math.abs(celsius - setCelsius) - TOLERANCE * setCelsius
