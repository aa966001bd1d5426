import '../../text/parts/area.ts'
import '../../styles/spreads.css'
import { useMemo, useState } from 'react'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { playheadTime } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { useText } from '../../text/use-text.ts'
import { Facts } from '../panel.tsx'
import { useSecond } from '../tick.ts'
import type { Area } from './area.ts'
import { type Shared, sharedChannels, spreadOf } from './figures.ts'

const FIRST_SHOWN = 6

interface Props {
  readonly model: PlantModel
  readonly area: Area
  readonly now: Now
}

/** Smallest, mean and largest of what several Machines of an area measure alike. */
export function SharedQuantities({ model, area, now }: Props) {
  const { t, number } = useText()
  const [all, setAll] = useState(false)
  const shared = useMemo(() => sharedChannels(model, area), [model, area])
  if (shared.length === 0) return null
  return (
    <Facts title={t('area.channels')}>
      <table className="spreads">
        <thead>
          <tr>
            <th scope="col">{t('area.channel')}</th>
            <th scope="col">{t('area.min')}</th>
            <th scope="col">{t('area.mean')}</th>
            <th scope="col">{t('area.max')}</th>
          </tr>
        </thead>
        <tbody>
          {shared.slice(0, all ? shared.length : FIRST_SHOWN).map((each) => (
            <SpreadRow key={`${each.key} ${each.channel.unit}`} shared={each} now={now} />
          ))}
        </tbody>
      </table>
      {shared.length > FIRST_SHOWN && (
        <button type="button" className="plain" aria-expanded={all} onClick={() => setAll(!all)}>
          {all
            ? t('area.fewerChannels')
            : t('area.moreChannels', { count: shared.length, shown: number(shared.length) })}
        </button>
      )}
    </Facts>
  )
}

/** Units whose values of several Machines make one sum that means something. */
const SUMMED = new Set(['kW', 'kWh', 'm³/h', 'L/min'])

function SpreadRow({ shared, now }: { readonly shared: Shared; readonly now: Now }) {
  const { t, name, number } = useText()
  const connection = useStore((floor) => floor.connection)
  useSecond()
  const { channel, slots } = shared
  const spread = spreadOf(now, shared, playheadTime(connection))
  const decimals = channel.resolution < 1 ? 1 : 0
  const shown = (value: number | undefined): string =>
    value === undefined ? t('value.none') : number(value, decimals)
  return (
    <tr>
      <th scope="row">
        {name(channel.name)} <span className="unit">{channel.unit}</span>
        <span className="spread-under">
          {t('area.fresh', { fresh: number(spread?.count ?? 0), count: number(slots.length) })}
          {spread !== undefined &&
            SUMMED.has(channel.unit) &&
            ` · ${t('area.sum', { value: `${shown(spread.sum)} ${channel.unit}` })}`}
        </span>
      </th>
      <td>{shown(spread?.min)}</td>
      <td>{shown(spread?.mean)}</td>
      <td>{shown(spread?.max)}</td>
    </tr>
  )
}
