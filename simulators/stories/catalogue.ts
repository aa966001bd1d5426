import type { StoryTopic } from '../../models/simulation.ts'
import type { Story } from '../engine/story.ts'
import { bearingSeizure } from './bearing-seizure.ts'
import { beltSlip } from './belt-slip.ts'
import { blockedAisle } from './blocked-aisle.ts'
import { cavityDrift } from './cavity-drift.ts'
import { checkRing } from './check-ring.ts'
import { clockSkew } from './clock-skew.ts'
import { coldMonday } from './cold-monday.ts'
import { coolantLoss } from './coolant-loss.ts'
import { dieWear } from './die-wear.ts'
import { dryPaste } from './dry-paste.ts'
import { fluxFilter } from './flux-filter.ts'
import { furnaceFan } from './furnace-fan.ts'
import { gatewayReboot } from './gateway-reboot.ts'
import { hardCastings } from './hard-castings.ts'
import { hydraulicLeak } from './hydraulic-leak.ts'
import { lineJam } from './line-jam.ts'
import { looseGauge } from './loose-gauge.ts'
import { lowAir } from './low-air.ts'
import { missingCastings } from './missing-castings.ts'
import { movingBottleneck } from './moving-bottleneck.ts'
import { nightAirLeak } from './night-air-leak.ts'
import { nozzleClog } from './nozzle-clog.ts'
import { nuisanceFlood } from './nuisance-flood.ts'
import { powerDip } from './power-dip.ts'
import { quietWeek } from './quiet-week.ts'
import { radioInterference } from './radio-interference.ts'
import { robotBacklash } from './robot-backlash.ts'
import { rushOrder } from './rush-order.ts'
import { shiftChange } from './shift-change.ts'
import { shortHanded } from './short-handed.ts'
import { showroomTour } from './showroom-tour.ts'
import { strangerDevice } from './stranger-device.ts'
import { stuckSensor } from './stuck-sensor.ts'
import { summerHeat } from './summer-heat.ts'
import { thermocoupleDrift } from './thermocouple-drift.ts'
import { thinBuffer } from './thin-buffer.ts'
import { tiredBattery } from './tired-battery.ts'
import { toolBreakage } from './tool-breakage.ts'
import { wheelImbalance } from './wheel-imbalance.ts'

/** Every Story there is, by what it is about. */
const SHELVES: readonly (readonly [Exclude<StoryTopic, 'own'>, readonly Story[]])[] = [
  ['tour', [showroomTour]],
  [
    'mechanics',
    [
      bearingSeizure,
      toolBreakage,
      coolantLoss,
      beltSlip,
      robotBacklash,
      furnaceFan,
      wheelImbalance,
      nozzleClog,
      fluxFilter,
      hydraulicLeak,
      checkRing,
      dieWear,
      tiredBattery,
    ],
  ],
  ['quality', [thermocoupleDrift, dryPaste, stuckSensor, cavityDrift]],
  ['flow', [lineJam, thinBuffer, missingCastings, blockedAisle, movingBottleneck]],
  ['people', [rushOrder, shortHanded, shiftChange]],
  ['utilities', [lowAir, powerDip, nightAirLeak]],
  ['network', [radioInterference, gatewayReboot, clockSkew, strangerDevice]],
  ['misleading', [quietWeek, hardCastings, summerHeat, nuisanceFlood, looseGauge, coldMonday]],
]

const PLANTS = ['gearbox', 'smt', 'moulding']

/** In the order in which a person is offered them: by Plant, and then as they stand above. */
const ALL = SHELVES.flatMap(([, stories]) => stories).toSorted(
  (a, b) => PLANTS.indexOf(a.plant) - PLANTS.indexOf(b.plant),
)

const TOPICS: ReadonlyMap<Story, StoryTopic> = new Map(
  SHELVES.flatMap(([topic, stories]) => stories.map((story) => [story, topic])),
)

/** What a Story is about; nobody said it of one that was brought along. */
export const topicOf = (story: Story): StoryTopic => TOPICS.get(story) ?? 'own'

export const STORIES: ReadonlyMap<string, Story> = new Map(ALL.map((story) => [story.id, story]))

/** Those that a Plant can play. */
export const storiesOf = (plant: string): readonly Story[] => ALL.filter((story) => story.plant === plant)
