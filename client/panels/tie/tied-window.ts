import { joinTie, leaveTie, TIED, windowTie } from '../../state/tie.ts'
import { tieId } from '../../state/tie-id.ts'

/** Another window on what this one shows, which goes along with it from then on [PH-100]. */
export function openTied(): void {
  const id = windowTie()?.id ?? tieId(Math.random)
  if (windowTie() === undefined) joinTie({ id, shares: TIED, to: 'windows' }, true)
  const address = new URL(location.href)
  address.searchParams.set('tie', id)
  // Windows that know each other would share one thread, and each draws a scene of its own.
  open(address, '_blank', `popup,noopener,width=${innerWidth},height=${innerHeight}`)
}

export function untie(): void {
  const tie = windowTie()
  if (tie !== undefined) leaveTie(tie.id)
}
