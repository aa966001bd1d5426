/** How the files of the Journal are named: by the hour of UTC that their Segments begin in. */

export const HOUR_MILLIS = 3_600_000
const ENDING = '.twinfloor'
const HOUR_NAME = /^(\d{4}-\d\d-\d\dT\d\d)(?:-(\d+))?\.twinfloor$/
const DRAFT_NAME = /^draft-(\d{1,15})\.twinfloor$/

export const hourOf = (place: number): number => Math.floor(place / HOUR_MILLIS)

/** `turn` is 1, and more where another Plant follows within the hour. */
export const hourName = (hour: number, turn: number): string =>
  `${new Date(hour * HOUR_MILLIS).toISOString().slice(0, 13)}${turn === 1 ? '' : `-${turn}`}${ENDING}`

export const draftName = (from: number): string => `draft-${from}${ENDING}`

/** What is written beside a file, to be renamed to it. */
export const freshName = (name: string): string => `${name}.new`
export const isFresh = (name: string): boolean => name.endsWith(`${ENDING}.new`)

/** The hour that a file is of; undefined where it is of none. */
export function hourInName(name: string): number | undefined {
  const hour = HOUR_NAME.exec(name)?.[1]
  return hour === undefined ? undefined : hourOf(Date.parse(`${hour}:00:00Z`))
}

/** Where the stretch of a draft begins; undefined where it is none. */
export function draftInName(name: string): number | undefined {
  const from = DRAFT_NAME.exec(name)?.[1]
  return from === undefined ? undefined : Number(from)
}
