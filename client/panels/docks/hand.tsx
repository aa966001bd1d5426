import { type ReactNode, useState } from 'react'
import { useStore as useZustand } from 'zustand/react'
import { docks, openPanel } from '../../state/docks.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { chosenOf, view } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { Language, ThemeChoice } from '../header/choices.tsx'
import { Icon, type IconName } from '../marks/icon.tsx'
import { Panel } from '../panel.tsx'
import { useStage } from '../stage/use-stage.ts'
import { useView } from '../use-view.ts'
import { PanelOf } from './panel-of.tsx'
import { DoorButton, pressDoor, useDoorCounts, useDoors } from './rail.tsx'
import { Sheet } from './sheet.tsx'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  /** Between the sheet and the bar. */
  readonly children: ReactNode
}

/** What a phone shows of the panels: a bar under the thumb and one panel at a time over the scene. */
export function Hand({ model, now, children }: Props) {
  const { t } = useText()
  const [more, setMore] = useState(false)
  const front = useZustand(docks, (state) => state.front)
  const machine = useView(chosenOf)
  const stage = useStage()
  const shown = front === 'machine' && machine === undefined ? undefined : front
  const press = (panel: 'tree' | 'machine' | 'events'): void => {
    setMore(false)
    if (!more && shown === panel) docks.setState({ front: undefined })
    else openPanel(panel)
  }
  return (
    <>
      {more ? (
        <Sheet label={t('sheet.more')} panel={undefined}>
          <More onLeave={() => setMore(false)} />
        </Sheet>
      ) : (
        shown !== undefined && (
          <Sheet label={t(`panel.${shown}`)} panel={shown}>
            <PanelOf panel={shown} model={model} now={now} />
          </Sheet>
        )
      )}
      {children}
      <nav className="tabs" aria-label={t('panel.nav')}>
        <Tab
          icon="tree"
          word={t('panel.tree')}
          pressed={!more && shown === 'tree'}
          onPress={() => press('tree')}
        />
        <Tab
          icon="machine"
          word={t('panel.machine')}
          pressed={!more && shown === 'machine'}
          disabled={machine === undefined}
          onPress={() => press('machine')}
        />
        <Tab
          icon="events"
          word={t('panel.events')}
          pressed={!more && shown === 'events'}
          onPress={() => press('events')}
        />
        {stage.canBeScene && (
          <Tab
            icon={stage.shown === 'scene' ? 'list' : 'scene'}
            word={t(stage.shown === 'scene' ? 'stage.list' : 'stage.scene')}
            onPress={() => {
              setMore(false)
              docks.setState({ front: undefined })
              view.setState({ stage: stage.shown === 'scene' ? 'list' : 'scene' })
            }}
          />
        )}
        <Tab icon="others" word={t('sheet.more')} pressed={more} onPress={() => setMore(!more)} />
      </nav>
    </>
  )
}

interface TabProps {
  readonly icon: IconName
  readonly word: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly onPress: () => void
}

function Tab({ icon, word, pressed, disabled, onPress }: TabProps) {
  return (
    <button type="button" className="door" aria-pressed={pressed} disabled={disabled} onClick={onPress}>
      <Icon name={icon} />
      <span className="door-word">{word}</span>
    </button>
  )
}

/** The panels that have no place in the bar, and how the page looks. */
function More({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useText()
  const counts = useDoorCounts()
  const doors = useDoors()
  return (
    <Panel title={t('sheet.moreTitle')} onClose={onLeave}>
      <div className="more-doors">
        {doors
          .filter((door) => door !== 'tree' && door !== 'events')
          .map((door) => (
            <DoorButton
              key={door}
              door={door}
              pressed={false}
              count={counts[door] ?? 0}
              onPress={() => {
                if (docks.getState().front !== door) pressDoor(door)
                openPanel(door)
                onLeave()
              }}
            />
          ))}
      </div>
      <div className="more-choices">
        <Language />
        <ThemeChoice worded />
      </div>
    </Panel>
  )
}
