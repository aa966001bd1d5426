/*
 * What an Event of the Journal is called by: its place on the axis, and its turn there [Y-34].
 */

/** More at one millisecond than a floor has; a power of two, so that an id is exact. */
const TURNS = 4096

/** The same whenever the Event is read. */
export const eventId = (place: number, turn: number): number =>
  Math.floor(place) * TURNS + Math.min(turn, TURNS - 1)

/** Where an Event lies on the axis; from there on the Twin knows of it. */
export const placeOfEvent = (id: number): number => Math.floor(id / TURNS)
