import type { PanelName } from '../../state/docks.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { chosenOf } from '../../state/view.ts'
import { AreaPanel } from '../area/area-panel.tsx'
import { DiscoveredPanel } from '../discovered/discovered-panel.tsx'
import { EventsPanel } from '../events/events-panel.tsx'
import { HelpPanel } from '../help/help-panel.tsx'
import { MachinePanel } from '../machine/machine-panel.tsx'
import { RejectedPanel } from '../rejected/rejected-panel.tsx'
import { SettingsPanel } from '../settings/settings-panel.tsx'
import { SimulationPanel } from '../simulation/simulation-panel.tsx'
import { StatusPanel } from '../status/status-panel.tsx'
import { TreePanel } from '../tree/tree-panel.tsx'
import { useView } from '../use-view.ts'
import { ViewsPanel } from '../views/views-panel.tsx'

interface Props {
  readonly panel: PanelName
  readonly model: PlantModel
  readonly now: Now
}

/** What stands in a panel. */
export function PanelOf({ panel, model, now }: Props) {
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
    case 'help':
      return <HelpPanel />
    case 'views':
      return <ViewsPanel />
    case 'settings':
      return <SettingsPanel />
  }
}
