import type { FloorState } from '../../models/state.ts'

type Counts = Readonly<Record<FloorState, number>>

/** States in which infrastructure is not as it should be, worst first; one that nobody hears may be anything. */
const AMISS = ['fault', 'held', 'unknown'] as const satisfies readonly FloorState[]

export const allOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

export const amissOf = (counts: Counts): number => AMISS.reduce((sum, state) => sum + counts[state], 0)

/** The worst of them; undefined where all is well. */
export const worstAmiss = (counts: Counts): FloorState | undefined => AMISS.find((state) => counts[state] > 0)
