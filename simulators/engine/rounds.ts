/** Machines that take their turns one after another, evenly spread over a period. */
export interface Round {
  readonly periodMillis: number
  readonly members: Int32Array
  startMillis: number
  cursor: number
}

export const roundOf = (members: readonly number[], periodMillis: number, startMillis: number): Round => ({
  periodMillis,
  members: Int32Array.from(members),
  startMillis,
  cursor: 0,
})

/** When the next turn of a round is. */
export const dueMillis = (round: Round): number =>
  round.members.length === 0
    ? Number.POSITIVE_INFINITY
    : round.startMillis + (round.cursor * round.periodMillis) / round.members.length

/** Takes the turn: whose it is. */
export function takeTurn(round: Round): number {
  const member = round.members[round.cursor] ?? 0
  round.cursor += 1
  if (round.cursor >= round.members.length) {
    round.cursor = 0
    round.startMillis += round.periodMillis
  }
  return member
}
