/** One import as written; `to` is a path from the root for our own files, a package's name for the rest. */
export interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

export const ROOMS: readonly string[] = ['models', 'server', 'simulators', 'client']

/** What a room may import of ours, and which packages. The first prefix that fits a file decides. */
interface Rule {
  readonly room: string
  readonly ours: readonly string[]
  readonly packages: readonly string[] | 'any'
}

const RULES: readonly Rule[] = [
  { room: 'models/', ours: ['models/'], packages: ['zod'] },
  { room: 'server/core/', ours: ['models/', 'server/core/'], packages: [] },
  { room: 'server/edge/', ours: ['models/', 'server/core/', 'server/edge/'], packages: 'any' },
  { room: 'server/', ours: ['models/', 'server/'], packages: [] },
  { room: 'simulators/engine/', ours: ['models/', 'simulators/engine/'], packages: [] },
  {
    room: 'simulators/',
    ours: ['models/', 'simulators/'],
    packages: ['commander', 'mqtt', 'jsonc-parser', 'zod'],
  },
  {
    room: 'client/source/',
    ours: ['models/', 'client/source/', 'client/state/'],
    packages: ['socket.io-client'],
  },
  { room: 'client/state/', ours: ['models/', 'client/state/'], packages: ['zustand', 'react'] },
  { room: 'client/text/', ours: ['models/', 'client/text/', 'client/state/'], packages: ['react'] },
  {
    room: 'client/panels/',
    ours: ['models/', 'client/state/', 'client/text/', 'client/panels/', 'client/styles/'],
    packages: ['react', 'zustand', 'uplot'],
  },
  { room: 'client/scene/shapes/', ours: ['client/scene/shapes/'], packages: [] },
  {
    room: 'client/scene/',
    ours: ['models/', 'client/state/', 'client/text/', 'client/styles/', 'client/scene/'],
    packages: ['three', 'react'],
  },
  { room: 'client/styles/', ours: ['client/styles/'], packages: [] },
  { room: 'client/', ours: ['models/', 'client/'], packages: ['react', 'react-dom'] },
]

/** Each of these is known to one file, or to one folder that is a single edge. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  'socket.io': ['server/edge/sockets/'],
  aedes: ['server/edge/broker/'],
  mqtt: ['server/edge/mqtt/', 'simulators/publisher.ts', 'simulators/control-line.ts'],
  'mqtt-packet': ['server/edge/mqtt/', 'server/edge/broker/'],
  fastify: ['server/edge/http/'],
  pino: ['server/edge/log.ts'],
  'prom-client': ['server/edge/metrics.ts'],
  commander: ['server/edge/config/', 'simulators/main.ts', 'simulators/command-line.ts'],
  'pinyin-pro': ['server/edge/pinyin.ts'],
  three: ['client/scene/'],
  uplot: ['client/panels/charts/'],
  'socket.io-client': ['client/source/live.ts', 'client/source/'],
}

export const isEdge = (file: string): boolean => file.startsWith('server/edge/')

const packageOf = (to: string): string =>
  to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : (to.split('/')[0] ?? to)

const isOurs = (to: string): boolean => ROOMS.some((room) => to.startsWith(`${room}/`))

export function complaintsAbout({ from, to, typeOnly }: Import): string[] {
  const rule = RULES.find(({ room }) => from.startsWith(room))
  if (rule === undefined) return [`${from} is in no room that the rules know`]
  if (isOurs(to)) {
    if (!rule.ours.some((prefix) => to.startsWith(prefix))) return [`${from} may not import ${to}`]
    return strangers(from, to)
  }
  if (to.startsWith('node:')) {
    const pure = ['models/', 'server/core/', 'simulators/engine/', 'client/']
    return pure.some((room) => from.startsWith(room)) ? [`${from} may not import ${to}`] : []
  }
  if (to.startsWith('.') || to.startsWith('..')) return [`${from} imports ${to}, outside the house`]
  const name = packageOf(to)
  if (typeOnly && name === 'zod') return []
  if (rule.packages !== 'any' && !rule.packages.includes(name))
    return [`${from} may not import package ${name}`]
  const owners = OWNERS[name]
  if (owners !== undefined && !owners.some((owner) => from.startsWith(owner)))
    return [`${from} may not import ${name}: ${owners.join(', ')} owns it`]
  return []
}

/** Parts that every edge may know: how to log, and what was configured. */
const COMMON = [
  'server/edge/log',
  'server/edge/flood.ts',
  'server/edge/jsonc.ts',
  'server/edge/config/',
  'server/edge/child',
]

/** Edge folders know the core and the models, never each other; they meet in main. */
function strangers(from: string, to: string): string[] {
  if (!isEdge(from) || !isEdge(to) || COMMON.some((known) => to.startsWith(known))) return []
  const folder = (file: string): string => file.split('/')[2] ?? ''
  return folder(from) === folder(to) ? [] : [`${from} may not know its neighbour ${to}`]
}

export function cyclesOf(imports: readonly Import[]): string[] {
  const targets = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports) {
    if (!typeOnly && isOurs(to)) targets.set(from, [...(targets.get(from) ?? []), to])
  }
  const done = new Set<string>()
  const trail: string[] = []
  const found: string[] = []
  const visit = (file: string): void => {
    if (trail.includes(file)) {
      found.push(`a cycle: ${[...trail.slice(trail.indexOf(file)), file].join(' -> ')}`)
      return
    }
    if (done.has(file)) return
    trail.push(file)
    for (const next of targets.get(file) ?? []) visit(next)
    trail.pop()
    done.add(file)
  }
  for (const file of targets.keys()) visit(file)
  return found
}
