import { lazy, useEffect } from 'react'
import { useStore } from 'zustand/react'
import type { PanelName } from '../../state/docks.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { scene } from '../../state/scene.ts'
import { chosenOf } from '../../state/view.ts'
import { EventsPanel } from '../events/events-panel.tsx'
import { TreePanel } from '../tree/tree-panel.tsx'
import { useView } from '../use-view.ts'
import { WhenAsked } from '../when-asked.tsx'

interface Props {
  readonly panel: PanelName
  readonly model: PlantModel
  readonly now: Now
}

/** What stands in a panel. Those that are not there at first come when they are asked for. */
export function PanelOf(props: Props) {
  return (
    <WhenAsked>
      <Panel {...props} />
    </WhenAsked>
  )
}

function Panel({ panel, model, now }: Props) {
  const machine = useView(chosenOf)
  switch (panel) {
    case 'tree':
      return <TreePanel model={model} now={now} />
    case 'machine':
      return machine === undefined ? null : (
        <MachinePanel key={machine} model={model} now={now} id={machine} />
      )
    case 'area':
      return <AreaPanel model={model} now={now} />
    case 'events':
      return <EventsPanel model={model} />
    case 'status':
      return <StatusPanel />
    case 'rejected':
      return <RejectedPanel />
    case 'discovered':
      return <DiscoveredPanel />
    case 'simulation':
      return <SimulationPanel />
    case 'differences':
      return <DifferencesPanel model={model} now={now} />
    case 'help':
      return <HelpPanel />
    case 'views':
      return <ViewsPanel />
    case 'recordings':
      return <RecordingsPanel />
    case 'settings':
      return <SettingsPanel />
  }
}

const importMachine = () => import('../machine/machine-panel.tsx')
const MachinePanel = lazy(async () => ({ default: (await importMachine()).MachinePanel }))

/** What the first press on a Machine asks for is there before it, once there is time; where it does not come, it is asked for then. */
export function usePanelsSoon(): void {
  const drawn = useStore(scene, ({ life }) => life === 'drawn')
  useEffect(() => {
    if (!drawn) return
    const timer = setTimeout(() => importMachine().catch(() => undefined), REST_MILLIS)
    return () => clearTimeout(timer)
  }, [drawn])
}

const REST_MILLIS = 1000

const AreaPanel = lazy(async () => ({ default: (await import('../area/area-panel.tsx')).AreaPanel }))
const StatusPanel = lazy(async () => ({ default: (await import('../status/status-panel.tsx')).StatusPanel }))
const RejectedPanel = lazy(async () => ({
  default: (await import('../rejected/rejected-panel.tsx')).RejectedPanel,
}))
const DiscoveredPanel = lazy(async () => ({
  default: (await import('../discovered/discovered-panel.tsx')).DiscoveredPanel,
}))
const SimulationPanel = lazy(async () => ({
  default: (await import('../simulation/simulation-panel.tsx')).SimulationPanel,
}))
const DifferencesPanel = lazy(async () => ({
  default: (await import('../split/differences-panel.tsx')).DifferencesPanel,
}))
const HelpPanel = lazy(async () => ({ default: (await import('../help/help-panel.tsx')).HelpPanel }))
const RecordingsPanel = lazy(async () => ({
  default: (await import('../recordings/recordings-panel.tsx')).RecordingsPanel,
}))
const ViewsPanel = lazy(async () => ({ default: (await import('../views/views-panel.tsx')).ViewsPanel }))
const SettingsPanel = lazy(async () => ({
  default: (await import('../settings/settings-panel.tsx')).SettingsPanel,
}))
