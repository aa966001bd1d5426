import '../../styles/split.css'
import '../../text/parts/split.ts'
import { useEffect } from 'react'
import { useStore } from 'zustand/react'
import { shutPanel } from '../../state/docks.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { split } from '../../state/split.ts'
import { useText } from '../../text/use-text.ts'
import { Panel } from '../panel.tsx'
import { ChannelTable } from './channel-table.tsx'
import { FigureTable } from './figure-table.tsx'
import { MachineTable } from './machine-table.tsx'
import { other } from './other.ts'
import { toggleSplit } from './toggle.ts'
import { useSide } from './use-side.ts'
import { useSides } from './use-sides.ts'

interface Props {
  readonly model: PlantModel
  readonly now: Now
}

/** What differs between the two halves of the stage [PH-114]. */
export function DifferencesPanel({ model, now }: Props) {
  const { t } = useText()
  const compares = useStore(split, ({ asked }) => asked !== undefined)
  return (
    <Panel title={t('panel.differences')} onClose={() => shutPanel('differences')}>
      {compares ? <Sides model={model} now={now} /> : <Nothing />}
    </Panel>
  )
}

function Nothing() {
  const { t } = useText()
  return (
    <div className="empty">
      <p>{t('differ.none')}</p>
      <button type="button" className="tool" onClick={toggleSplit}>
        {t('split.begin')}
      </button>
    </div>
  )
}

function Sides({ model, now }: Props) {
  const { t } = useText()
  useEffect(() => {
    other.setState({ asks: true })
    return () => other.setState({ asks: false })
  }, [])
  const here = useSide(now)
  const { plant, side: there } = useStore(other)
  const heads = useSides(here, there)
  if (plant === undefined || there === undefined || plant.hash !== there.hash)
    return <p className="empty">{t('differ.waiting')}</p>
  return (
    <>
      <MachineTable model={model} plant={plant} here={here} there={there} heads={heads} />
      <FigureTable here={here} there={there} heads={heads} />
      <ChannelTable model={model} here={here} there={there} heads={heads} />
    </>
  )
}
