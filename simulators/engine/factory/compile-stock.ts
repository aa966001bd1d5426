import type { LinkModel, Role, StationModel, StockModel } from './model.ts'

/** As much as lies between machines on any day: neither runs dry nor full at once [W-29]. */
const USUAL_SHARE = 0.5

/** The stock with which a factory begins: half of the room, a whole batch before a furnace, nothing where it ends. */
export function stockOf(stations: readonly StationModel[], links: readonly LinkModel[]): StockModel {
  const roleOf = (machine: number): Role => stations[machine]?.role ?? 'none'
  return {
    links: links.map(({ to, capacity }) => {
      if (roleOf(to) === 'sink' || roleOf(to) === 'none') return 0
      return roleOf(to) === 'batch' ? capacity : Math.ceil(USUAL_SHARE * capacity)
    }),
    stations: stations.map(({ role, capacity }) =>
      role === 'store' ? Math.floor(USUAL_SHARE * capacity) : 0,
    ),
  }
}
