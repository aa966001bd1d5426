import { bilingual } from '../../models/text.ts'
import type { Effect } from '../engine/effect.ts'
import type { Act, Story, TruthPlan } from '../engine/story.ts'
import { fault, harmless, pretence } from './truth-plans.ts'

const STEP_MINUTES = 1.5
const HOUR_MINUTES = 60

type Scene = readonly [id: string, effect: Effect, truth: TruthPlan]

/** In a showroom nobody waits: what shows is looked for in half a minute. */
const QUICK = 0.5

const drift = (
  machine: string,
  parameter: string,
  to: number,
  overMinutes: number,
  minutes: number,
): Effect => ({
  do: 'drift',
  machine,
  parameter,
  to,
  overMinutes,
  minutes,
})
const fail = (machine: string, alarm: string, minutes: number): Effect => ({
  do: 'fail',
  machine,
  alarm,
  minutes,
})
const supply = (
  workshop: string,
  parameter: string,
  to: number,
  overMinutes: number,
  minutes: number,
): Effect => ({ do: 'supply', workshop, parameter, to, overMinutes, minutes })

/** Forty scenes, one every minute and a half, of every sort of trouble that there is. */
const SCENES: readonly Scene[] = [
  ['jam', fail('XC-121', 'E610', 3), fault('jam', 'XC-121')],
  [
    'hot-spindle',
    drift('XA-201', 'spindleCooling', 0.2, 4, 12),
    fault('coolantLoss', 'XA-201', ['spindleTemperature'], QUICK),
  ],
  [
    'slow-lathe',
    { do: 'cycle', machine: 'ST-102', factor: 1.6, minutes: 8 },
    fault('slowCycle', 'ST-102', ['cycleTime'], QUICK),
  ],
  [
    'cry-wolf',
    { do: 'nuisance', machines: ['GT-101', 'GT-102', 'HT-501'], codes: ['W310'], perMinute: 6, minutes: 4 },
    pretence('nothing', 'GT-101'),
  ],
  [
    'calibrating',
    { do: 'hold', machine: 'QC-701', reason: 'calibration', minutes: 3 },
    harmless('calibration', 'QC-701'),
  ],
  [
    'radio-noise',
    { do: 'interference', radio: 'RU-01', decibels: 25, minutes: 5 },
    fault('interference', 'RU-01', ['interference'], QUICK),
  ],
  [
    'filter-clogs',
    { do: 'wear', machine: 'GW-401', part: 'bagFilter', failsAfterMinutes: 15 },
    fault('filterClog', 'GW-401', ['filterPressureDrop'], QUICK),
  ],
  [
    'wrong-gauge',
    {
      do: 'sensor',
      machine: 'SG-104',
      channel: 'coolantTemperature',
      fault: 'bias',
      size: 8,
      overMinutes: 0,
      minutes: 6,
    },
    harmless('looseGauge', 'SG-104', ['coolantTemperature'], QUICK),
  ],
  ['bad-parts', { do: 'spoil', machine: 'HT-501', share: 0.3, minutes: 10 }, fault('wrongOffset', 'HT-501')],
  ['aisle-shut', { do: 'road', road: 'a-middle', minutes: 4 }, fault('blockedAisle', 'AGV-03')],
  ['collision', fail('GR-211', 'E520', 3), fault('collision', 'GR-211')],
  [
    'air-falls',
    supply('assembly', 'airSupply', 0.4, 1, 6),
    fault('airSupply', 'AS-201', ['airPressure'], QUICK),
  ],
  [
    'visitor-phone',
    {
      do: 'stranger',
      topic: 'twinfloor/gearbox/assembly/visitor/phone',
      payloads: ['{"steps":4211}', 'hello'],
      perMinute: 30,
      minutes: 3,
    },
    pretence('unknownDevice', 'AS-201'),
  ],
  ['belt-slips', drift('GC-221', 'beltSlip', 15, 3, 8), fault('beltSlip', 'GC-221', ['beltSlip'], QUICK)],
  ['door-open', fail('AS-202', 'E101', 3), fault('doorOpened', 'AS-202')],
  [
    'gateway-reboots',
    { do: 'reboot', gateway: 'GW-03', minutes: 2 },
    fault('gatewayReboot', 'GW-03', ['messageRate'], QUICK),
  ],
  [
    'rush-order',
    { do: 'order', product: 'hg40', quantity: 6, dueMinutes: 240, rush: true },
    fault('rushOrder', 'GH-201'),
  ],
  [
    'wheel-shakes',
    drift('HG-602', 'imbalance', 4, 0.5, 6),
    fault('imbalance', 'HG-602', ['spindleVibration'], QUICK),
  ],
  [
    'tool-change',
    { do: 'hold', machine: 'GH-201', reason: 'toolChange', minutes: 3 },
    harmless('toolChange', 'GH-201'),
  ],
  [
    'wrong-clock',
    { do: 'clock', machine: 'GT-101', offsetMillis: -30_000, driftPpm: 0, minutes: 8 },
    fault('clockSkew', 'GT-101', ['clockSkew'], QUICK),
  ],
  [
    'power-dip',
    { do: 'powerDip', workshop: 'assembly', share: 0.5, minutes: 4 },
    fault('powerDip', 'AS-203'),
  ],
  ['no-castings', { do: 'material', machine: 'LS-02', minutes: 6 }, fault('materialShortage', 'LS-02')],
  [
    'gauge-silent',
    {
      do: 'sensor',
      machine: 'FF-502',
      channel: 'zone2Temperature',
      fault: 'dropout',
      size: 1,
      overMinutes: 0,
      minutes: 4,
    },
    harmless('looseGauge', 'FF-502', ['zone2Temperature'], QUICK),
  ],
  ['few-hands', { do: 'crew', crew: 'operators', people: 2, minutes: 6 }, fault('crewShort', 'GH-201')],
  [
    'slack-robot',
    drift('SR-112', 'backlash', 0.8, 3, 8),
    fault('backlash', 'SR-112', ['jointVibration'], QUICK),
  ],
  ['tool-breaks', fail('XM-102', 'E211', 4), fault('toolBreakage', 'XM-102')],
  [
    'thin-buffer',
    { do: 'buffer', from: 'ST-102', to: 'SM-103', capacity: 1, minutes: 8 },
    fault('buffer', 'SM-103'),
  ],
  [
    'cell-gone',
    { do: 'outage', radio: 'RU-04', minutes: 2 },
    fault('outage', 'RU-04', ['connectedDevices'], QUICK),
  ],
  [
    'in-the-way',
    { do: 'nuisance', machines: ['AGV-01', 'AGV-05'], codes: ['W720'], perMinute: 6, minutes: 4 },
    pretence('nothing', 'AGV-01'),
  ],
  [
    'furnace-weak',
    drift('FF-501', 'heaterPower', 0.4, 2, 8),
    fault('heaterWeak', 'FF-501', ['power', 'zone1Temperature'], QUICK),
  ],
  ['slow-hands', { do: 'pace', factor: 1.3, minutes: 6 }, fault('slowHands', 'AW-301')],
  ['pallet-lost', fail('PP-402', 'E533', 3), fault('vacuumLost', 'PP-402')],
  [
    'tired-battery',
    drift('AGV-02', 'batteryResistance', 3, 2, 8),
    fault('batteryAgeing', 'AGV-02', ['batteryVoltage'], QUICK),
  ],
  [
    'checking-material',
    { do: 'hold', machine: 'QW-704', reason: 'materialCheck', minutes: 3 },
    harmless('materialCheck', 'QW-704'),
  ],
  [
    'hard-castings',
    drift('XM-103', 'workload', 1.3, 0.5, 6),
    harmless('materialBatch', 'XM-103', ['spindleLoad'], QUICK),
  ],
  [
    'noisy-gauge',
    {
      do: 'sensor',
      machine: 'HG-603',
      channel: 'spindleVibration',
      fault: 'noise',
      size: 1.5,
      overMinutes: 0,
      minutes: 5,
    },
    harmless('looseGauge', 'HG-603'),
  ],
  [
    'slow-test',
    { do: 'cycle', machine: 'AS-304', factor: 1.5, minutes: 6 },
    fault('slowCycle', 'AS-304', ['cycleTime'], QUICK),
  ],
  [
    'blunt-mill',
    { do: 'wear', machine: 'XM-101', part: 'endMill', failsAfterMinutes: 20 },
    fault('toolWear', 'XM-101', ['spindleLoad'], QUICK),
  ],
  ['washer-drive', fail('FW-512', 'E110', 3), fault('driveFault', 'FW-512')],
  [
    'warm-hall',
    supply('machining', 'ambient', 31, 4, 10),
    harmless('season', 'GT-102', ['spindleTemperature'], QUICK),
  ],
]

export const showroomTour: Story = {
  id: 'showroom-tour',
  name: bilingual('展厅导览', 'A tour for visitors'),
  plot: bilingual(
    '给站在大屏前的人看的一个小时：每一分半钟出一件事，卡料、主轴发热、刀崩、气压下降、基站失联、插单、误报、天热……每一种都轮到一次，小毛病几分钟就好。一小时以后从头再来，整天不停。',
    'An hour for people in front of a large screen. Something happens every minute and a half: a jam, a hot spindle, a broken tool, low air, a lost cell, a rush order, a false alarm, a warm day. Every sort has its turn and all of it mends within minutes; after an hour it begins again, all day long.',
  ),
  plant: 'gearbox',
  hours: 24,
  acts: SCENES.map(
    ([id, effect, truth], index): Act => ({
      id,
      atMinutes: STEP_MINUTES * index,
      everyMinutes: HOUR_MINUTES,
      effect,
      truth,
    }),
  ),
}
