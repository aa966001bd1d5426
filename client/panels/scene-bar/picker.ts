import type { Overlay, OverlayGroup } from '../../state/overlays/overlay.ts'

/** One group of the picker with those of its overlays that were sought. */
export interface PickerGroup {
  readonly group: OverlayGroup
  readonly overlays: readonly Overlay[]
}

/** All that an overlay may be sought by. */
function namesOf(overlay: Overlay, groupName: string): string {
  const own = [overlay.name['zh-CN'], overlay.name.en, overlay.id, groupName]
  const all = overlay.kind === 'heat' ? [...own, overlay.channel.unit] : own
  return all.join('\n').toLowerCase()
}

/** The overlays that have every word of the search, under their groups, in the Plant's order. */
export function pickerGroups(
  overlays: readonly Overlay[],
  search: string,
  groupName: (group: OverlayGroup) => string,
): readonly PickerGroup[] {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  const groups = new Map<OverlayGroup, Overlay[]>()
  for (const overlay of overlays) {
    const names = namesOf(overlay, groupName(overlay.group))
    if (!words.every((word) => names.includes(word))) continue
    const group = groups.get(overlay.group)
    if (group === undefined) groups.set(overlay.group, [overlay])
    else group.push(overlay)
  }
  return [...groups].map(([group, found]) => ({ group, overlays: found }))
}

/** Rows that a page key goes by. */
const PAGE = 8

/** Where a key leads in a list, or nothing where it is not one that moves; the ends meet, but not for pages. */
export function rowAfter(key: string, at: number, count: number): number | undefined {
  if (count === 0) return undefined
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count
    case 'ArrowUp':
      return (Math.max(at, 0) - 1 + count) % count
    case 'PageDown':
      return Math.min(count - 1, at + PAGE)
    case 'PageUp':
      return Math.max(0, at - PAGE)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
