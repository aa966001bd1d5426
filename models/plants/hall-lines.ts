import { KINDS } from '../kinds/catalogue.ts'
import { bilingual } from '../text.ts'
import {
  at,
  connectionOf,
  crewId,
  type FlowFile,
  FRONT,
  GAP,
  type Ground,
  type LineFile,
  MARGIN,
  type MachineFile,
  sizeOf,
  two,
} from './hall-ground.ts'
import { isCarrier, LINE_PATTERNS, type LinePattern, MILLING } from './line-patterns.ts'

const LINE_MACHINES = 20

/** A Line before it has a place. */
interface Row {
  readonly pattern: LinePattern
  readonly kinds: readonly string[]
  readonly length: number
}

const patternBy = (chance: number): LinePattern => {
  let left = chance * LINE_PATTERNS.reduce((sum, pattern) => sum + pattern.weight, 0)
  const found = LINE_PATTERNS.find((pattern) => {
    left -= pattern.weight
    return left < 0
  })
  return found ?? MILLING
}

/** So many Machines in Lines of about twenty. The first Line mills, so that a plant of one has a machining centre. */
export function rowsOf(machines: number, random: () => number): readonly Row[] {
  const count = Math.ceil(machines / LINE_MACHINES)
  return Array.from({ length: count }, (_, i) => {
    const pattern = i === 0 ? MILLING : patternBy(random())
    const share = Math.floor(((i + 1) * machines) / count) - Math.floor((i * machines) / count)
    const kinds = Array.from(
      { length: share },
      (_each, k) => pattern.kinds[k % pattern.kinds.length] ?? 'robot',
    )
    return { pattern, kinds, length: kinds.reduce((sum, kind) => sum + sizeOf(kind)[0] + GAP, 0) }
  })
}

/** The r-th Line of a hall. All its Machines keep about the same takt, as in a Line that was balanced. */
export function lineOf(ground: Ground, row: Row, r: number, random: () => number): LineFile {
  // Row 0 faces the first road from the north, then each road has one on its south and one on its north.
  const side = Math.floor(r / ground.columns)
  const road = ground.roads[Math.ceil(side / 2)] ?? ground.y
  const north = side % 2 === 0
  const taktSeconds = 40 + random() * 60
  let x = ground.x + MARGIN + (r % ground.columns) * ground.stride
  const machines = row.kinds.map((kind, m): MachineFile => {
    const [width, depth] = sizeOf(kind)
    const middle = x + width / 2
    x += width + GAP
    const name = KINDS.get(kind)?.name
    const number = `${two(r + 1)}-${two(m + 1)}`
    const works = !isCarrier(kind) && kind !== 'buffer'
    return {
      id: `${ground.id}-L${two(r + 1)}-M${two(m + 1)}`,
      name: bilingual(`${number} ${name?.['zh-CN']}`, `${number} ${name?.en}`),
      kind,
      at: at(middle, road + (north ? 1 : -1) * (FRONT + depth / 2)),
      heading: north ? 0 : 180,
      ...(works ? { idealCycleSeconds: Math.round(taktSeconds * (0.85 + 0.15 * random())) } : {}),
      ...(kind === 'buffer' ? { capacity: 40 } : {}),
      connection: connectionOf(ground, kind, r),
    }
  })
  const number = `${ground.number}-${two(r + 1)}`
  const { name } = row.pattern
  return {
    id: `${ground.id}-L${two(r + 1)}`,
    name: bilingual(`${number} ${name['zh-CN']}`, `${name.en} ${number}`),
    machines,
  }
}

/** From the raw store along every Line to the finished store; one Line goes by the palletiser. */
export function flowsOf(ground: Ground, lines: readonly LineFile[]): FlowFile[] {
  const { agvs, stores, palletisers } = ground.crew
  let carried = 0
  const byAgv = (from: string, to: string): FlowFile => ({
    from,
    to,
    ...(agvs === 0 ? {} : { by: crewId(ground, 'AGV', carried++ % agvs) }),
    // A pallet at a time, so that the AGVs of a hall keep up with its Lines.
    buffer: 120,
    load: 60,
  })
  const raw = crewId(ground, 'AS', 0)
  const finished = crewId(ground, 'AS', stores - 1)
  const packing = crewId(ground, 'PAL', 0)
  const flows = palletisers === 0 ? [] : [byAgv(packing, finished)]
  lines.forEach(({ machines }, i) => {
    flows.push(...flowsAlong(machines))
    const working = machines.filter(({ kind }) => !isCarrier(kind))
    const [first, last] = [working[0], working.at(-1)]
    if (stores === 0 || first === undefined || last === undefined) return
    flows.push(byAgv(raw, first.id))
    // A store alone is where material comes from; brought back there it would go round for ever [W-21].
    if (stores > 1) flows.push(byAgv(last.id, i === 0 && palletisers > 0 ? packing : finished))
  })
  return flows
}

/** From each working Machine to the next, by the robot or conveyor that stands between. */
function flowsAlong(machines: readonly MachineFile[]): readonly FlowFile[] {
  const flows: FlowFile[] = []
  let from: MachineFile | undefined
  let by: MachineFile | undefined
  for (const machine of machines) {
    if (isCarrier(machine.kind)) {
      by = machine
      continue
    }
    if (from !== undefined) {
      flows.push({ from: from.id, to: machine.id, ...(by === undefined ? {} : { by: by.id }), buffer: 4 })
    }
    from = machine
    by = undefined
  }
  return flows
}
