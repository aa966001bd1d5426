import { Room, type Seat } from './room.ts'

export const TIE = 'abcd'

/** Two pages, of which a person asked for the tie in the first. */
export const tiedPair = async (): Promise<{ room: Room; a: Seat; b: Seat }> => {
  const room = new Room()
  const [a, b] = [room.seat(), room.seat()]
  a.join(TIE, ['time', 'look'], true)
  b.join(TIE)
  await room.pass(100)
  return { room, a, b }
}
