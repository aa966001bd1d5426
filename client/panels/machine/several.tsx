import '../../text/parts/machine.ts'
import '../../styles/several.css'
import { useState } from 'react'
import type { Placed } from '../../../models/slots.ts'
import { FLOOR_STATES } from '../../../models/state.ts'
import { wishCamera } from '../../state/camera.ts'
import { chartAll, chartKey, MOST_CHARTED } from '../../state/charted.ts'
import { floorStateAt, type Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { playheadTime } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { useText } from '../../text/use-text.ts'
import { SparkLine } from '../charts/spark.tsx'
import { shownAt } from '../list/row-view.ts'
import { Icon } from '../marks/icon.tsx'
import { StateShape } from '../marks/mark.tsx'
import { Facts } from '../panel.tsx'
import { useSecond, useTicked } from '../tick.ts'
import { ChannelValue } from './channel-value.tsx'
import { commonChannels } from './common.ts'
import { MachineLink } from './machine-link.tsx'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly machines: readonly Placed[]
}

/** So many small charts stand beside one another; a person compares no more. */
const MOST_COMPARED = 24

/** What several selected Machines are, and one Channel of all of them side by side. */
export function Several({ model, now, machines }: Props) {
  const { t, name, number } = useText()
  const common = commonChannels(machines)
  const [wanted, setWanted] = useState<string>()
  const chosen = common.find(({ key }) => key === wanted) ?? common[0]
  const compared = machines.slice(0, MOST_COMPARED)
  return (
    <section className="several">
      <div className="several-states">
        {FLOOR_STATES.map((state) => (
          <StateCount key={state} now={now} machines={machines} state={state} />
        ))}
      </div>
      <div className="looks">
        <button
          type="button"
          className="tool"
          onClick={() => wishCamera({ kind: 'fit', machines: machines.map(({ index }) => index) })}
        >
          <Icon name="fit" />
          {t('machine.flyToAll')}
        </button>
      </div>
      {chosen === undefined ? (
        <p className="soft">{t('several.noCommon')}</p>
      ) : (
        <Facts title={t('several.common')}>
          <div className="compare-bar">
            <select
              className="tool"
              aria-label={t('several.compare')}
              value={chosen.key}
              onChange={(event) => setWanted(event.target.value)}
            >
              {common.map(({ key, channel }) => (
                <option key={key} value={key}>
                  {name(channel.name)}
                </option>
              ))}
            </select>
            <button
              type="button"
              className="tool"
              onClick={() =>
                chartAll(
                  machines.slice(0, MOST_CHARTED).map(({ machine }) => chartKey(machine.id, chosen.key)),
                )
              }
            >
              <Icon name="chart" />
              {t('several.chart')}
            </button>
          </div>
          <ul className="multiples">
            {compared.map((placed) => (
              <Multiple key={placed.index} model={model} now={now} placed={placed} channel={chosen.key} />
            ))}
          </ul>
          {machines.length > MOST_COMPARED && (
            <p className="soft small-print">
              {t('several.more', { shown: number(machines.length - MOST_COMPARED) })}
            </p>
          )}
        </Facts>
      )}
      <p className="soft small-print several-last">{t('several.last')}</p>
    </section>
  )
}

interface StateCountProps {
  readonly now: Now
  readonly machines: readonly Placed[]
  readonly state: (typeof FLOOR_STATES)[number]
}

function StateCount({ now, machines, state }: StateCountProps) {
  const { t, number } = useText()
  const count = useTicked(() =>
    machines.reduce((sum, { index }) => sum + (floorStateAt(now, index) === state ? 1 : 0), 0),
  )
  if (count === 0) return null
  return (
    <span className={`marked tone-${state}`}>
      <StateShape state={state} />
      <span>
        {t(`state.${state}`)} {number(count)}
      </span>
    </span>
  )
}

interface MultipleProps {
  readonly model: PlantModel
  readonly now: Now
  readonly placed: Placed
  readonly channel: string
}

/** One Machine's value of the compared Channel, with its last minutes. */
function Multiple({ model, now, placed, channel: key }: MultipleProps) {
  const speech = useText()
  const connection = useStore((floor) => floor.connection)
  useSecond()
  const offset = placed.channels.findIndex((channel) => channel.key === key)
  const slot = placed.firstSlot + offset
  const channel = placed.channels[offset]
  if (channel === undefined) return null
  const shown = shownAt(model, now, slot, channel, playheadTime(connection), speech)
  return (
    <li className={`multiple trust-${shown.trust}`}>
      <MachineLink now={now} placed={placed} />
      <SparkLine slot={slot} channel={channel} />
      <ChannelValue shown={shown} />
    </li>
  )
}
