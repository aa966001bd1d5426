import { type Placed, skewSlot, stateSlot } from '../../../models/slots.ts'
import { PACKML_STATES } from '../../../models/state.ts'
import { QUALITY } from '../../../models/twin.ts'
import { floorStateAt, linkAt, type Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { playheadTime, skewMillisOf } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { select } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { EventRow } from '../events/event-row.tsx'
import { isNews } from '../events/happening.ts'
import { AlarmRow } from '../events/standing-alarms.tsx'
import { newestTime } from '../list/arrange.ts'
import { wasAt } from '../list/row-view.ts'
import { LinkMark, StateMark } from '../marks/mark.tsx'
import { Fact, Facts, Panel } from '../panel.tsx'
import { sayAge } from '../say-age.ts'
import { useTicked } from '../tick.ts'
import { Channels } from './channels.tsx'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly id: string
}

const MOST_EVENTS = 20

/** All that is known of one Machine. */
export function MachinePanel({ model, now, id }: Props) {
  const { t, name } = useText()
  const placed = model.table.machines.find(({ machine }) => machine.id === id)
  const close = (): void => select(undefined)
  if (placed === undefined)
    return (
      <Panel title={id} onClose={close}>
        <p className="empty">{t('machine.unknown')}</p>
      </Panel>
    )
  const { machine, kind, workshop, line } = placed
  return (
    <Panel
      title={name(machine.name)}
      onClose={close}
      under={
        <p className="panel-under">
          {name(kind.name)} · <span className="mono">{machine.id}</span>
          <br />
          {name(workshop.name)} › {name(line.name)}
        </p>
      }
    >
      <States placed={placed} now={now} />
      <Alarms placed={placed} />
      <Channels model={model} now={now} placed={placed} />
      <Connection model={model} now={now} placed={placed} />
      <Recent placed={placed} model={model} />
    </Panel>
  )
}

function States({ placed, now }: { readonly placed: Placed; readonly now: Now }) {
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
      {word !== undefined && (
        <span className={was === 'unknown' ? 'soft' : 'soft hatched past'} title="PackML">
          {t('machine.packml', { state: name(word.name) })}
        </span>
      )}
      <span className="spring" />
      <LinkMark link={link} />
    </div>
  )
}

/** The alarms that stand on it; nothing where none does. */
function Alarms({ placed }: { readonly placed: Placed }) {
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

function Connection({ model, now, placed }: { model: PlantModel; now: Now; placed: Placed }) {
  const { t, name, number } = useText()
  const { connection } = placed.machine
  const connectionState = useStore((floor) => floor.connection)
  const skew = useTicked(() => Math.round(skewMillisOf(model, now, placed.index)))
  const known = useTicked(() => (now.twin.qualities[skewSlot(placed)] === QUALITY.none ? 0 : 1))
  const speech = useText()
  const newest = useTicked(() => {
    const at = playheadTime(connectionState)
    return sayAge(
      connectionState,
      at,
      speech,
    )(at - newestTime(now, placed) - skewMillisOf(model, now, placed.index))
  })
  const called = (id: string | undefined): string => {
    const found = model.table.machines.find(({ machine }) => machine.id === id)
    return found === undefined ? t('value.none') : name(found.machine.name)
  }
  return (
    <Facts title={t('machine.connection')}>
      <dl>
        <Fact label={t('machine.newest')}>{newest}</Fact>
        {connection !== undefined && (
          <>
            <Fact label={t('machine.way')}>{t(`way.${connection.link}`)}</Fact>
            {connection.gateway !== undefined && (
              <Fact label={t('machine.gateway')}>{called(connection.gateway)}</Fact>
            )}
            {connection.radio !== undefined && (
              <Fact label={t('machine.radio')}>{called(connection.radio)}</Fact>
            )}
            {connection.slice !== undefined && (
              <Fact label={t('machine.slice')}>{t(`slice.${connection.slice}`)}</Fact>
            )}
          </>
        )}
        <Fact label={t('machine.skew')}>{known === 1 ? `${number(skew)} ms` : t('value.none')}</Fact>
        <Fact label={t('machine.topic')}>
          <span className="mono">twinfloor/{placed.path}</span>
        </Fact>
      </dl>
    </Facts>
  )
}

function Recent({ placed, model }: { readonly placed: Placed; readonly model: PlantModel }) {
  const { t } = useText()
  const events = useStore((floor) => floor.recentEvents)
  const own = events.filter((event) => event.machine === placed.index && isNews(event)).slice(0, MOST_EVENTS)
  return (
    <Facts title={t('machine.events')}>
      {own.length === 0 ? (
        <p className="soft">{t('events.none')}</p>
      ) : (
        <ol className="events">
          {own.map((event) => (
            <EventRow key={event.id} event={event} model={model} named={false} />
          ))}
        </ol>
      )}
    </Facts>
  )
}
