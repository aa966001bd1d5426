/** From which addresses which names have signed in, bounded; the longest unused is forgotten first. */
export interface Places {
  knows(name: string, address: string): boolean
  note(name: string, address: string): void
}

/** No address has a line break in it. */
export const placeOf = (name: string, address: string): string => `${address}\n${name}`

export function createPlaces(most: number): Places {
  const known = new Set<string>()
  return {
    knows: (name, address) => known.has(placeOf(name, address)),
    note(name, address) {
      const place = placeOf(name, address)
      known.delete(place)
      known.add(place)
      for (const oldest of known) {
        if (known.size <= most) return
        known.delete(oldest)
      }
    },
  }
}
