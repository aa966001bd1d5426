import '../../text/parts/machine.ts'
import { useMemo } from 'react'
import { useStore as useZustand } from 'zustand/react'
import { type Placed, stateSlot } from '../../../models/slots.ts'
import { type FloorState, PACKML_STATES } from '../../../models/state.ts'
import { QUALITY } from '../../../models/twin.ts'
import { gravestOf, type KnownEvent } from '../../state/alarms.ts'
import { camera, wishCamera } from '../../state/camera.ts'
import { floorStateAt, linkAt, type Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { useStore } from '../../state/react.ts'
import type { Recall } from '../../state/recall/recall.ts'
import { useText } from '../../text/use-text.ts'
import { sayReason } from '../events/happening.ts'
import { AlarmRow } from '../events/standing-alarms.tsx'
import { wasAt } from '../list/row-view.ts'
import { Icon } from '../marks/icon.tsx'
import { LinkMark, StateMark } from '../marks/mark.tsx'
import { Facts } from '../panel.tsx'
import { useTicked } from '../tick.ts'
import { reasonOf, sinceOf } from './since.ts'
import { useBand } from './state-band.tsx'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly recall: Recall
  readonly placed: Placed
}

interface StatesProps extends Props {
  /** What happened to it, the newest first. */
  readonly own: readonly KnownEvent[]
}

/** How a Machine stands, since when, and how the way to it does. */
export function States({ model, now, recall, placed, own }: StatesProps) {
  const { t, name } = useText()
  const slot = stateSlot(placed)
  const state = useTicked(() => floorStateAt(now, placed.index))
  const was = useTicked(() => wasAt(now, placed.index) ?? 'unknown')
  const link = useTicked(() => linkAt(now, placed.index))
  const code = useTicked(() =>
    now.twin.qualities[slot] === QUALITY.none ? -1 : (now.twin.quanta[slot] ?? -1),
  )
  const word = PACKML_STATES[code]
  return (
    <div className={`states ${state === 'fault' ? 'faulty' : ''}`}>
      <StateMark state={state} was={was === 'unknown' ? undefined : was} />
      {was === 'unknown' && state !== 'unknown' && <Why own={own} placed={placed} state={state} />}
      <SinceWhen model={model} now={now} recall={recall} placed={placed} own={own} />
      <span className="spring" />
      <LinkMark link={link} />
      {word !== undefined && (
        <span className={was === 'unknown' ? 'soft packml' : 'soft packml hatched past'} title="PackML">
          {t('machine.packml', { state: name(word.name) })}
        </span>
      )}
    </div>
  )
}

interface WhyProps {
  readonly own: readonly KnownEvent[]
  readonly placed: Placed
  readonly state: FloorState
}

/** The reason that came with the state; of a fault that came without one, what its gravest alarm says. */
function Why({ own, placed, state }: WhyProps) {
  const speech = useText()
  const alarm = useStore((floor) => (state === 'fault' ? gravestOf(floor.alarms, placed.index) : undefined))
  const reason = useMemo(() => reasonOf(own, state), [own, state])
  const why =
    reason !== undefined
      ? sayReason(reason, speech)
      : alarm?.text === undefined
        ? alarm?.code
        : speech.name(alarm.text)
  return why === undefined ? null : <span className="why">{why}</span>
}

function SinceWhen({ own, ...props }: StatesProps) {
  const { t, time, age } = useText()
  const { band, at } = useBand(props)
  const since = sinceOf(band, own, at)
  if (since.kind === 'unknown') return null
  return (
    <span className="soft since">
      {since.kind === 'since'
        ? at - since.time < 1000
          ? t('alarm.since', { time: time(since.time) })
          : t('machine.sinceFor', { time: time(since.time), age: age(at - since.time) })
        : t('machine.atLeast', { age: age(since.millis) })}
    </span>
  )
}

/** The alarms that stand on it; nothing where none does. */
export function Alarms({ placed }: { readonly placed: Placed }) {
  const { t, number } = useText()
  const alarms = useStore((floor) => floor.alarms.get(placed.index))
  if (alarms === undefined) return null
  return (
    <Facts title={t('alarm.standing', { count: alarms.length, shown: number(alarms.length) })}>
      <ul className="events">
        {alarms.map((alarm) => (
          <AlarmRow key={alarm.code} alarm={alarm} />
        ))}
      </ul>
    </Facts>
  )
}

/** The ways to look at it: from near, and along with it where it drives. */
export function Looks({ placed }: { readonly placed: Placed }) {
  const { t } = useText()
  const follows = useZustand(camera, ({ mode }) => mode.kind === 'follow' && mode.machine === placed.index)
  const drives = placed.channels.some(({ key }) => key === 'heading')
  return (
    <div className="looks">
      <button
        type="button"
        className="tool"
        onClick={() => wishCamera({ kind: 'fit', machines: [placed.index] })}
      >
        <Icon name="fit" />
        {t('machine.flyTo')}
      </button>
      {drives && (
        <button
          type="button"
          className="tool"
          aria-pressed={follows}
          onClick={() => wishCamera(follows ? { kind: 'stay' } : { kind: 'follow', machine: placed.index })}
        >
          <Icon name="follow" />
          {t(follows ? 'machine.unfollow' : 'machine.follow')}
        </button>
      )}
    </div>
  )
}
