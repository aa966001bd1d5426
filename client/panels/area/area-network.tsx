import '../../text/parts/area.ts'
import '../../styles/network.css'
import { useMemo } from 'react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { useText } from '../../text/use-text.ts'
import { Fact, Facts } from '../panel.tsx'
import type { Area } from './area.ts'
import { type Network, networkOf } from './figures.ts'
import { MachineLink } from './machine-link.tsx'

interface Props {
  readonly model: PlantModel
  readonly area: Area
  readonly now: Now
}

const WAYS = ['5g', 'wired', 'wifi'] as const
/** A whole Plant has more gateways than a person reads here. */
const MOST_SERVING = 12

/** How the Machines of an area reach the network, and through what; nothing where the plant file does not tell. */
export function AreaNetwork({ model, area, now }: Props) {
  const { t, number, percent } = useText()
  const network = useMemo(() => networkOf(model, area), [model, area])
  const total = WAYS.reduce((sum, way) => sum + network.ways[way], 0)
  if (total === 0) return null
  return (
    <Facts title={t('area.network')}>
      <div className="ways" aria-hidden="true">
        {WAYS.map((way) =>
          network.ways[way] > 0 ? (
            <span key={way} className={`way-${way}`} style={{ flexGrow: network.ways[way] }} />
          ) : null,
        )}
      </div>
      <ul className="way-keys">
        {WAYS.map((way) =>
          network.ways[way] > 0 ? (
            <li key={way}>
              <span className={`way-key way-${way}`} aria-hidden="true" />
              {t('area.share', {
                way: t(`way.${way}`),
                shown: number(network.ways[way]),
                share: percent(network.ways[way] / total),
              })}
            </li>
          ) : null,
        )}
      </ul>
      <dl>
        <Serving label={t('machine.gateway')} of={network.gateways} model={model} now={now} />
        <Serving label={t('machine.radio')} of={network.radios} model={model} now={now} />
      </dl>
    </Facts>
  )
}

interface ServingProps {
  readonly label: string
  readonly of: Network['gateways']
  readonly model: PlantModel
  readonly now: Now
}

function Serving({ label, of, model, now }: ServingProps) {
  const { t, number } = useText()
  if (of.length === 0) return null
  return (
    <Fact label={label}>
      {of.slice(0, MOST_SERVING).map(({ placed, serves }) => (
        <span key={placed.index} className="serving">
          <MachineLink model={model} now={now} machine={placed.index} brief />
          <span className="soft">{t('area.serves', { count: serves, shown: number(serves) })}</span>
        </span>
      ))}
    </Fact>
  )
}
