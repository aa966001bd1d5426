import { type Bilingual, bilingual } from '../text.ts'

/** What stands in a generated Line, again and again until it is full: the more `weight`, the more such Lines. */
export interface LinePattern {
  readonly id: string
  readonly name: Bilingual
  readonly weight: number
  readonly kinds: readonly string[]
}

export const MILLING: LinePattern = {
  id: 'milling',
  name: bilingual('铣削线', 'Milling line'),
  weight: 52,
  kinds: [
    'machining-centre-3',
    'robot',
    'machining-centre-3',
    'conveyor',
    'machining-centre-3',
    'robot',
    'machining-centre-3',
    'conveyor',
    'machining-centre-5',
    'machining-centre-3',
    'buffer',
  ],
}

/** Mostly milling, as in most machining plants; the rest is what feeds it and follows it. */
export const LINE_PATTERNS: readonly LinePattern[] = [
  MILLING,
  {
    id: 'turning',
    name: bilingual('车削线', 'Turning line'),
    weight: 16,
    kinds: ['lathe', 'robot', 'lathe', 'conveyor', 'machining-centre-3', 'robot', 'grinder', 'conveyor'],
  },
  {
    id: 'gears',
    name: bilingual('齿轮加工线', 'Gear line'),
    weight: 10,
    kinds: [
      'lathe',
      'robot',
      'gear-hobber',
      'conveyor',
      'washer',
      'conveyor',
      'grinder',
      'coordinate-measuring',
    ],
  },
  {
    id: 'heat',
    name: bilingual('热处理线', 'Heat treatment line'),
    weight: 4,
    kinds: ['buffer', 'furnace', 'conveyor', 'washer', 'furnace', 'buffer'],
  },
  {
    id: 'moulding',
    name: bilingual('注塑线', 'Moulding line'),
    weight: 8,
    kinds: ['injection-moulder', 'robot', 'optical-inspection', 'conveyor'],
  },
  {
    id: 'sheet',
    name: bilingual('钣金线', 'Sheet metal line'),
    weight: 4,
    kinds: ['laser-cutter', 'robot', 'press', 'conveyor', 'workstation'],
  },
  {
    id: 'boards',
    name: bilingual('贴片线', 'SMT line'),
    weight: 6,
    kinds: [
      'solder-printer',
      'conveyor',
      'pick-and-place',
      'pick-and-place',
      'conveyor',
      'reflow-oven',
      'conveyor',
      'optical-inspection',
    ],
  },
  {
    id: 'assembly',
    name: bilingual('装配线', 'Assembly line'),
    weight: 10,
    kinds: ['assembly-station', 'conveyor', 'assembly-station', 'robot', 'workstation', 'conveyor'],
  },
]

/** Carries material and changes none. */
export const isCarrier = (kind: string): boolean => kind === 'conveyor' || kind === 'robot' || kind === 'agv'
