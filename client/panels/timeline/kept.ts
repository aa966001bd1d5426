import { type DensityAnswer, EXACTNESS, type Exactness } from '../../../models/journal-answer.ts'

/** How closely something is kept, or that nothing was written. */
export type Kept = Exactness | 'nothing'

/** Buckets that follow one another and are kept alike. */
export interface KeptRun {
  readonly begin: number
  readonly end: number
  readonly kept: Kept
}

type Told = Pick<DensityAnswer, 'from' | 'everyMillis' | 'exactness'>

const keptOf = (level: number | undefined): Kept => EXACTNESS[(level ?? 0) - 1] ?? 'nothing'

/** What is told of an instant; undefined where nothing is told of it. */
export function keptAt({ from, everyMillis, exactness }: Told, at: number): Kept | undefined {
  const level = exactness[Math.floor((at - from) / everyMillis)]
  return level === undefined ? undefined : keptOf(level)
}

export function keptRuns({ exactness }: Pick<Told, 'exactness'>): readonly KeptRun[] {
  const runs: KeptRun[] = []
  let begin = 0
  for (let i = 1; i <= exactness.length; i++) {
    if (i < exactness.length && exactness[i] === exactness[begin]) continue
    runs.push({ begin, end: i, kept: keptOf(exactness[begin]) })
    begin = i
  }
  return runs
}
