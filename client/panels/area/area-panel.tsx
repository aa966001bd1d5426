import '../../text/parts/area.ts'
import '../../styles/area.css'
import { useMemo } from 'react'
import { wishCamera } from '../../state/camera.ts'
import { shutPanel } from '../../state/docks.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { useStore } from '../../state/react.ts'
import { filter, view } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { AlarmRow, gravestFirst } from '../events/standing-alarms.tsx'
import { Icon } from '../marks/icon.tsx'
import { Facts, Panel } from '../panel.tsx'
import { Step } from '../path-step.tsx'
import { useStage } from '../stage/use-stage.ts'
import { useView } from '../use-view.ts'
import { type Area, areaAt, machinesOf } from './area.ts'
import { AreaFlow } from './area-flow.tsx'
import { AreaNetwork } from './area-network.tsx'
import { AreaOutput } from './area-output.tsx'
import { AreaRows } from './area-rows.tsx'
import { MachineLink } from './machine-link.tsx'
import { Needing } from './needing.tsx'
import { SharedQuantities } from './shared-quantities.tsx'
import { StateBar } from './state-bar.tsx'

interface Props {
  readonly model: PlantModel
  readonly now: Now
}

/** How a Line, a Workshop or the whole Plant is doing: what needs a person first. */
export function AreaPanel({ model, now }: Props) {
  const { t, name, number } = useText()
  const path = useView((view) => view.area) ?? model.plant.id
  const area = useMemo(() => areaAt(model, path), [model, path])
  const close = (): void => shutPanel('area')
  if (area === undefined)
    return (
      <Panel title={t('panel.area')} onClose={close}>
        <p className="empty">{t('area.none')}</p>
      </Panel>
    )
  const count = area.end - area.first
  return (
    <Panel
      title={name(area.name)}
      onClose={close}
      under={
        <p className="panel-under">
          <Above model={model} area={area} />
          {t(`area.${area.kind}`)} · {t('list.machines', { count, shown: number(count) })}
        </p>
      }
    >
      <Actions area={area} />
      <StateBar area={area} now={now} />
      <Needing area={area} now={now} />
      <AreaOutput area={area} now={now} />
      <AreaRows model={model} area={area} now={now} />
      {area.kind === 'line' && <AreaFlow model={model} area={area} now={now} />}
      <Alarms model={model} area={area} now={now} />
      <AreaNetwork model={model} area={area} now={now} />
      <SharedQuantities key={area.path} model={model} area={area} now={now} />
    </Panel>
  )
}

/** The Plant and the Workshop that it stands in, each a way there. */
function Above({ model, area }: { readonly model: PlantModel; readonly area: Area }) {
  const { t, name } = useText()
  if (area.kind === 'plant') return null
  const workshop = area.kind === 'line' ? area.workshops[0] : undefined
  return (
    <span className="area-path">
      <span className="unseen">{t('area.path')} </span>
      <Step name={name(model.plant.name)} path={model.plant.id} />
      {workshop !== undefined && (
        <>
          {' › '}
          <Step name={name(workshop.name)} path={`${model.plant.id}/${workshop.id}`} />
        </>
      )}
    </span>
  )
}

function Actions({ area }: { readonly area: Area }) {
  const { t } = useText()
  const { canBeScene } = useStage()
  const within = useView((view) => view.within)
  const only = within === area.path
  const fit = (): void => {
    view.setState({ stage: 'scene' })
    wishCamera({ kind: 'fit', machines: area.kind === 'plant' ? [] : machinesOf(area) })
  }
  if (!canBeScene && area.kind === 'plant') return null
  return (
    <div className="area-actions">
      {canBeScene && (
        <button type="button" className="tool" onClick={fit}>
          <Icon name="fit" />
          {t('area.fit')}
        </button>
      )}
      {area.kind !== 'plant' && (
        <button
          type="button"
          className="tool"
          aria-pressed={only}
          title={t('area.onlyMeaning')}
          onClick={() => filter({ within: only ? undefined : area.path })}
        >
          <Icon name="only" />
          {t('area.only')}
        </button>
      )}
    </div>
  )
}

const MOST_ALARMS = 6

/** The alarms that stand here, gravest first. */
function Alarms({ model, area, now }: Props & { readonly area: Area }) {
  const { t, number } = useText()
  const alarms = useStore((floor) => floor.alarms)
  const here = gravestFirst(alarms).filter(({ machine }) => machine >= area.first && machine < area.end)
  if (here.length === 0) return null
  const more = here.length - MOST_ALARMS
  return (
    <Facts title={t('alarm.standing', { count: here.length, shown: number(here.length) })}>
      <ul className="events">
        {here.slice(0, MOST_ALARMS).map(({ machine, alarm }) => (
          <AlarmRow key={`${machine} ${alarm.code}`} alarm={alarm}>
            <MachineLink model={model} now={now} machine={machine} bare />
          </AlarmRow>
        ))}
      </ul>
      {more > 0 && (
        <button
          type="button"
          className="plain"
          onClick={() => filter({ alarmed: true, within: area.kind === 'plant' ? undefined : area.path })}
        >
          {t('alarm.more', { count: more, shown: number(more) })}
        </button>
      )}
    </Facts>
  )
}
