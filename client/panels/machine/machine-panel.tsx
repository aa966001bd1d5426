import '../../text/parts/machine.ts'
import '../../styles/machine.css'
import type { Placed } from '../../../models/slots.ts'
import type { KnownEvent } from '../../state/alarms.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { useStore } from '../../state/react.ts'
import { select } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { LiveChartSection } from '../charts/live-chart.tsx'
import { EventRow } from '../events/event-row.tsx'
import { isNews } from '../events/happening.ts'
import { Facts, Panel } from '../panel.tsx'
import { useLookAt } from '../use-look-at.ts'
import { useView } from '../use-view.ts'
import { Channels } from './channels.tsx'
import { Alarms, Looks, States } from './head.tsx'
import { Several } from './several.tsx'
import { StateBand } from './state-band.tsx'
import { Place, Surroundings } from './surroundings.tsx'
import { useOwnEvents } from './use-own-events.ts'
import { Way } from './way.tsx'
import { Nominal, WearParts } from './wear-parts.tsx'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly id: string
}

const MOST_EVENTS = 20

/** All that is known of one Machine, and above it what several are that are selected with it. */
export function MachinePanel({ model, now, id }: Props) {
  const { t, name, number } = useText()
  const recall = useStore((floor) => floor.recall)
  const chosen = useView((view) => view.chosen)
  const placed = model.table.machines.find(({ machine }) => machine.id === id)
  const own = useOwnEvents(model, placed?.index ?? -1)
  const close = (): void => select(undefined)
  if (placed === undefined)
    return (
      <Panel title={id} onClose={close}>
        <p className="empty">{t('machine.unknown')}</p>
      </Panel>
    )
  const { machine, kind } = placed
  const several = chosen.length < 2 ? [] : among(model, chosen)
  return (
    <Panel
      title={
        several.length > 1
          ? t('several.title', { count: several.length, shown: number(several.length) })
          : name(machine.name)
      }
      onClose={close}
      under={
        <p className="panel-under">
          {several.length > 1 && (
            <span className="last-chosen" title={name(machine.name)}>
              {t('several.lastIs', { name: name(machine.name) })}
            </span>
          )}
          {name(kind.name)} · <span className="mono">{machine.id}</span>
          <br />
          <Place placed={placed} />
        </p>
      }
    >
      {several.length > 1 && <Several model={model} now={now} machines={several} />}
      {recall !== undefined && <States model={model} now={now} recall={recall} placed={placed} own={own} />}
      <Looks placed={placed} />
      <Alarms placed={placed} />
      {recall !== undefined && <StateBand model={model} now={now} recall={recall} placed={placed} />}
      <LiveChartSection model={model} />
      <Memory placed={placed} />
      <Channels model={model} now={now} placed={placed} />
      <Surroundings model={model} now={now} placed={placed} />
      <Way model={model} now={now} placed={placed} />
      <WearParts model={model} now={now} placed={placed} />
      <Nominal placed={placed} />
      <Recent events={own} model={model} />
    </Panel>
  )
}

/** The chosen Machines, in the order in which they were chosen. */
function among(model: PlantModel, chosen: readonly string[]): readonly Placed[] {
  const byId = new Map(model.table.machines.map((placed) => [placed.machine.id, placed]))
  return chosen.flatMap((id) => byId.get(id) ?? [])
}

/** While a panel tells of a Machine, all of it is remembered [M-2, PH-80]. */
function Memory({ placed }: { readonly placed: Placed }) {
  useLookAt(placed.channels.map((_, i) => placed.firstSlot + i))
  return null
}

function Recent({ events, model }: { readonly events: readonly KnownEvent[]; readonly model: PlantModel }) {
  const { t } = useText()
  const own = events.filter(isNews).slice(0, MOST_EVENTS)
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
