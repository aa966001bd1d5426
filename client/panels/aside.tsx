import { useStore } from 'zustand'
import { docks } from '../state/docks.ts'
import type { Now } from '../state/now.ts'
import type { PlantModel } from '../state/plant.ts'
import { chosenOf } from '../state/view.ts'
import { useText } from '../text/use-text.ts'
import { DiscoveredPanel } from './discovered/discovered-panel.tsx'
import { EventsPanel } from './events/events-panel.tsx'
import { HelpPanel } from './help/help-panel.tsx'
import { MachinePanel } from './machine/machine-panel.tsx'
import { RejectedPanel } from './rejected/rejected-panel.tsx'
import { StatusPanel } from './status/status-panel.tsx'
import { useView } from './use-view.ts'

interface Props {
  readonly model: PlantModel
  readonly now: Now
}

/** The panel that is open, beside the list or, on a phone, over it. */
export function Aside({ model, now }: Props) {
  const { t } = useText()
  const { left, right } = useStore(docks)
  const panel = right[0] ?? left.find((name) => name !== 'tree')
  const machine = useView(chosenOf)
  if (panel === undefined || (panel === 'machine' && machine === undefined)) return null
  return (
    <aside className="aside" aria-label={t(`panel.${panel}`)}>
      {panel === 'machine' && machine !== undefined && (
        <MachinePanel key={machine} model={model} now={now} id={machine} />
      )}
      {panel === 'events' && <EventsPanel model={model} />}
      {panel === 'status' && <StatusPanel />}
      {panel === 'rejected' && <RejectedPanel />}
      {panel === 'discovered' && <DiscoveredPanel />}
      {panel === 'help' && <HelpPanel />}
    </aside>
  )
}
