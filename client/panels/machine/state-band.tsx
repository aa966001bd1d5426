import '../../text/parts/machine.ts'
import '../../styles/band.css'
import { useState } from 'react'
import { type Placed, stateSlot } from '../../../models/slots.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { playheadTime, skewMillisOf } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { bandOf, type Stretch, sharesOf } from '../../state/recall/band.ts'
import { knownSince, silencesOf } from '../../state/recall/fill.ts'
import { deafTo } from '../../state/recall/looking.ts'
import type { Recall } from '../../state/recall/recall.ts'
import { RECALL_MILLIS } from '../../state/recall/samples.ts'
import { simMillisAt } from '../../state/sim-time.ts'
import type { Speech } from '../../text/speech.ts'
import { useText } from '../../text/use-text.ts'
import { ServerLostShape, StateShape } from '../marks/mark.tsx'
import { Facts } from '../panel.tsx'
import { useSecond } from '../tick.ts'
import { useFilled } from '../use-look-at.ts'
import { useTime } from '../use-time.ts'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly recall: Recall
  readonly placed: Placed
}

/** The band of a Machine up to what the screen shows now, and when that is. */
export function useBand({ model, now, recall, placed }: Props): { band: readonly Stretch[]; at: number } {
  useSecond()
  useFilled()
  const connection = useStore((floor) => floor.connection)
  const at = playheadTime(connection)
  const from = at - RECALL_MILLIS
  const skew = skewMillisOf(model, now, placed.index)
  const silences = silencesOf(recall, stateSlot(placed), deafTo(), { from, to: at })
  return { band: bandOf(recall, placed.index, skew, silences, from, at), at }
}

/** What a Machine was over the last ten minutes, by colour, pattern and word. */
export function StateBand(props: Props) {
  const { t, time, number } = useText()
  const { band, at } = useBand(props)
  const from = at - RECALL_MILLIS
  const sinceMillis = knownSince(props.recall, stateSlot(props.placed), deafTo(), { from, to: at })
  const isPast = useTime(({ kind }) => kind === 'past')
  const ago = (millis: number): string => t('band.ago', { shown: number(millis / 60_000) })
  return (
    <Facts title={t('band.title')}>
      {band.length === 0 ? (
        <p className="soft">{t(isPast ? 'band.nonePast' : 'band.none')}</p>
      ) : (
        <Strip band={band} from={from} to={at} />
      )}
      <div className="band-ends soft" aria-hidden="true">
        <span>{isPast ? time(from) : ago(RECALL_MILLIS)}</span>
        <span>{isPast ? time(from + RECALL_MILLIS / 2) : ago(RECALL_MILLIS / 2)}</span>
        <span>{isPast ? time(at) : t('band.now')}</span>
      </div>
      <SimulatedSpan from={Math.max(from, band[0]?.from ?? from)} to={at} />
      {sinceMillis > from && !isPast && (
        <p className="soft small-print">{t('band.before', { time: time(sinceMillis) })}</p>
      )}
    </Facts>
  )
}

/** What passed in the simulated plant meanwhile, where that is another time than the clock's [E-11]. */
function SimulatedSpan({ from, to }: { readonly from: number; readonly to: number }) {
  const speech = useText()
  const paces = useStore((floor) => floor.paces)
  const begun = Math.max(from, paces[0]?.toldAt ?? Number.POSITIVE_INFINITY)
  const [begin, end] = [simMillisAt(paces, begun), simMillisAt(paces, to)]
  if (begin === undefined || end === undefined || Math.abs(end - begin - (to - begun)) < 1000) return null
  return <p className="small-print band-simulated">{passedWords(to - begun, end - begin, end, speech)}</p>
}

/** How much simulated time passed in so much of the wall's; less than a second is none [E-11]. */
export function passedWords(wallMillis: number, simMillis: number, simNow: number, speech: Speech): string {
  const { t, moment, age } = speech
  const [wall, to] = [age(wallMillis), moment(simNow)]
  if (simMillis < 1000) return t('band.stoodStill', { wall, to })
  return t('band.simulated', { wall, simulated: age(simMillis), to })
}

interface StripProps {
  readonly band: readonly Stretch[]
  readonly from: number
  readonly to: number
}

/** Wide enough, in hundredths of the band, that its shape can stand in it. */
const ROOM_FOR_SHAPE = 7

function Strip({ band, from, to }: StripProps) {
  const speech = useText()
  const { t } = speech
  // A stretch is told of by when it began: the band moves on under the pointer.
  const [told, setTold] = useState<number>()
  const index = told === undefined ? -1 : band.findLastIndex((stretch) => stretch.from <= told)
  const shown = band[index]
  const share = (millis: number): number => (100 * millis) / (to - from)
  const point = (event: React.PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect()
    setTold(from + ((event.clientX - box.left) / box.width) * (to - from))
  }
  const step = (event: React.KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (event.key === 'Escape') setTold(undefined)
    if (by === 0) return
    event.preventDefault()
    event.stopPropagation()
    const start = index < 0 ? band.length : index
    setTold(band[Math.min(Math.max(start + by, 0), band.length - 1)]?.from)
  }
  return (
    <>
      <div
        className="band"
        role="slider"
        tabIndex={0}
        aria-label={`${t('band.title')}. ${t('band.keys')}`}
        aria-valuemin={0}
        aria-valuemax={band.length - 1}
        aria-valuenow={index < 0 ? band.length - 1 : index}
        aria-valuetext={shown === undefined ? sharesIn(band, speech) : sentenceOf(shown, speech)}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setTold(undefined)}
        onBlur={() => setTold(undefined)}
        onKeyDown={step}
      >
        {band.map((stretch) => {
          const width = share(stretch.to - stretch.from)
          return (
            <span
              key={stretch.from <= from ? 'first' : stretch.from}
              className={`stretch stretch-${stretch.state}${stretch === shown ? ' stretch-told' : ''}`}
              style={{ left: `${share(stretch.from - from)}%`, width: `${width}%` }}
            >
              {width > ROOM_FOR_SHAPE && <StretchShape state={stretch.state} />}
            </span>
          )
        })}
      </div>
      <p className="band-told">{shown === undefined ? <Shares band={band} /> : <Told stretch={shown} />}</p>
      <table className="unseen">
        <caption>{t('band.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.state')}</th>
            <th scope="col">{t('band.from')}</th>
            <th scope="col">{t('band.to')}</th>
            <th scope="col">{t('band.lasted')}</th>
          </tr>
        </thead>
        <tbody>
          {band.map((stretch) => (
            <tr key={stretch.from <= from ? 'first' : stretch.from}>
              <th scope="row">{stateWord(stretch, speech)}</th>
              <td>{speech.time(stretch.from)}</td>
              <td>{speech.time(stretch.to)}</td>
              <td>{speech.age(stretch.to - stretch.from)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

const StretchShape = ({ state }: { readonly state: Stretch['state'] }) =>
  state === 'gone' ? <ServerLostShape /> : state === 'unrecorded' ? null : <StateShape state={state} />

const stateName = (state: Stretch['state'], { t }: Speech): string =>
  state === 'gone' ? t('band.gone') : state === 'unrecorded' ? t('band.unrecorded') : t(`state.${state}`)

const stateWord = ({ state, was }: Stretch, speech: Speech): string =>
  was === undefined ? stateName(state, speech) : speech.t('state.was', { state: speech.t(`state.${was}`) })

const sentenceOf = (stretch: Stretch, speech: Speech): string =>
  speech.t('band.stretch', {
    state: stateWord(stretch, speech),
    from: speech.time(stretch.from),
    to: speech.time(stretch.to),
    age: speech.age(stretch.to - stretch.from),
  })

/** What occurred is never told as nothing, nor what was not all as all. */
export function shareWords(share: number, { t, percent }: Speech): string {
  if (share > 0 && share < 0.005) return t('band.lessThan', { share: percent(0.01) })
  if (share < 1 && share >= 0.995) return t('band.moreThan', { share: percent(0.99) })
  return percent(share)
}

/** Each state's share of what is known, the longest first. */
function sharesIn(band: readonly Stretch[], speech: Speech): string {
  const known = band.reduce((sum, { from, to }) => sum + to - from, 0)
  return sharesOf(band)
    .map(({ state, millis }) => `${stateName(state, speech)} ${shareWords(millis / known, speech)}`)
    .join(' · ')
}

const Told = ({ stretch }: { readonly stretch: Stretch }) => {
  const speech = useText()
  return (
    <>
      <StretchShape state={stretch.state} /> {sentenceOf(stretch, speech)}
    </>
  )
}

function Shares({ band }: { readonly band: readonly Stretch[] }) {
  const speech = useText()
  const known = band.reduce((sum, { from, to }) => sum + to - from, 0)
  return sharesOf(band).map(({ state, millis }) => (
    <span key={state} className="band-share">
      <StretchShape state={state} /> {stateName(state, speech)} {shareWords(millis / known, speech)}
    </span>
  ))
}
