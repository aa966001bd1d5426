import { useStore } from 'zustand/react'
import { serverNow } from '../../state/playhead.ts'
import { recorded } from '../../state/recorded.ts'
import { recordings } from '../../state/recordings.ts'
import { split } from '../../state/split.ts'
import { useText } from '../../text/use-text.ts'
import { timeSpeechOf } from '../timeline/say.ts'
import { useHandheld, useLow } from '../use-narrow.ts'
import { besideOf } from './beside.ts'
import type { ToldSide } from './told.ts'

/** How one side is called at the head of a column: where it is, and which time of what it shows. */
export interface SideHead {
  readonly place: string
  readonly time: string
}

/** Both, this page's own first. */
export function useSides(here: ToldSide, there: ToldSide | undefined): readonly [SideHead, SideHead] {
  const speech = useText()
  const { t } = speech
  const { near } = timeSpeechOf(speech)
  const handheld = useHandheld()
  const low = useLow()
  const own = useStore(recorded, ({ recording }) => recording?.name)
  const list = useStore(recordings, (told) => told.list)
  const beside = useStore(split, ({ shown, asked }) => shown ?? asked)
  const id = beside === undefined ? undefined : besideOf(beside)?.recording
  const stacked = handheld && !low
  const words = (side: ToldSide | undefined, beside: number, recording: string | undefined): string => {
    if (side === undefined) return ''
    const at = near(side.at, beside, serverNow())
    const when = side.live ? `${t('split.live')} ${at}` : at
    return recording === undefined ? when : `${recording} · ${when}`
  }
  const named =
    id === undefined ? undefined : (list?.find((each) => each.id === id)?.name ?? t('split.recording'))
  return [
    { place: t(stacked ? 'split.upper' : 'split.left'), time: words(here, there?.at ?? here.at, own) },
    { place: t(stacked ? 'split.lower' : 'split.right'), time: words(there, here.at, named) },
  ]
}
