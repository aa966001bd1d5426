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
