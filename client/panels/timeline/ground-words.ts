import type { Ground } from '../../../models/journal-answer.ts'
import type { Past } from '../../state/time.ts'
import type { Speech } from '../../text/speech.ts'

/** What the picture rests on, in words; and where there is nothing, the next instant at which there is [PH-50]. */
export interface GroundWords {
  readonly words: string
  /** It is not as a person would take it to be. */
  readonly isWarning: boolean
  readonly next?: number
}

type Shown = Pick<Past, 'ground' | 'trouble' | 'damaged'>

export function groundWords(
  { ground, trouble, damaged }: Shown,
  moment: (at: number) => string,
  { t, number }: Speech,
): readonly GroundWords[] {
  const said: GroundWords[] = []
  if (trouble !== undefined) said.push({ words: t(TROUBLES[trouble]), isWarning: true })
  else if (ground !== undefined) said.push(ofGround(ground, moment, t))
  if (damaged > 0)
    said.push({ words: t('time.damaged', { count: damaged, shown: number(damaged) }), isWarning: true })
  return said
}

const TROUBLES = { unreachable: 'time.unreachable', login: 'time.login', nothing: 'time.empty' } as const
const EXACTNESS = { full: 'time.full', second: 'time.second', minute: 'time.minute' } as const

function ofGround(ground: Ground, moment: (at: number) => string, t: Speech['t']): GroundWords {
  if (ground.kind === 'recorded' && ground.plant !== undefined)
    return { words: t('time.otherPlant', { plant: ground.plant }), isWarning: true }
  if (ground.kind === 'recorded')
    return { words: t(EXACTNESS[ground.exactness]), isWarning: ground.exactness === 'minute' }
  const { from, to } = ground
  const words =
    from === undefined
      ? to === undefined
        ? t('time.nothing')
        : t('time.gapBefore', { to: moment(to) })
      : to === undefined
        ? t('time.gapAfter', { from: moment(from) })
        : t('time.gap', { from: moment(from), to: moment(to) })
  return to === undefined ? { words, isWarning: true } : { words, isWarning: true, next: to }
}
