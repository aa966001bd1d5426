import type { Plant } from '../../models/plant/schema.ts'
import { isDown } from './packml.ts'
import type { Neighbour, Played, Waiting } from './played.ts'

const BRIDGE_SECONDS_LEAST = 15
const BRIDGE_SECONDS_MOST = 120

/** Ties the machines together along the flows; stores and AGVs decouple and are left out [G-7]. */
export function joinNeighbours(plant: Plant, byId: ReadonlyMap<string, Played>): void {
  for (const flow of plant.workshops.flatMap((workshop) => workshop.flows)) {
    const from = byId.get(flow.from)
    const to = byId.get(flow.to)
    if (from === undefined || to === undefined || from === to) continue
    if (!from.temperament.suspends || !to.temperament.suspends) continue
    const half = (flow.buffer ?? 1) / 2
    from.downstream.push({ played: to, bridgeMillis: bridge(half * from.idealCycleSeconds) })
    to.upstream.push({ played: from, bridgeMillis: bridge(half * to.idealCycleSeconds) })
  }
}

const bridge = (seconds: number): number =>
  1000 * Math.min(BRIDGE_SECONDS_MOST, Math.max(BRIDGE_SECONDS_LEAST, seconds))

/**
 * What a machine would wait for now. It starves when all that feed it stand, and is blocked when all that it
 * feeds stand, for longer than the parts between last. A neighbour that waits itself counts only while the
 * machine at the root of it stands, so a ring of machines never waits for itself.
 */
export function waitingOf(played: Played, nowMillis: number, bridged: boolean): Waiting | undefined {
  return (
    side(played.upstream, 'starved', nowMillis, bridged) ??
    side(played.downstream, 'blocked', nowMillis, bridged)
  )
}

function side(
  neighbours: readonly Neighbour[],
  cause: Waiting['cause'],
  nowMillis: number,
  bridged: boolean,
): Waiting | undefined {
  let root: Played | undefined
  for (const neighbour of neighbours) {
    const standing = standsBecauseOf(neighbour, cause, nowMillis, bridged)
    if (standing === undefined) return undefined
    root ??= standing
  }
  return root === undefined ? undefined : { cause, root, sinceMillis: nowMillis }
}

function standsBecauseOf(
  neighbour: Neighbour,
  cause: Waiting['cause'],
  nowMillis: number,
  bridged: boolean,
): Played | undefined {
  const { played, bridgeMillis } = neighbour
  const patience = bridged ? bridgeMillis : 0
  if (isDown(played.state)) return nowMillis - played.downSinceMillis >= patience ? played : undefined
  const waiting = played.waiting
  if (waiting === undefined || waiting.cause !== cause || !isDown(waiting.root.state)) return undefined
  return nowMillis - waiting.sinceMillis >= patience ? waiting.root : undefined
}
