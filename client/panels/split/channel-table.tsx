import { type ChannelTold, channelDifferences } from '../../state/differences.ts'
import type { PlantModel } from '../../state/plant.ts'
import { chosenOf } from '../../state/view.ts'
import { useText } from '../../text/use-text.ts'
import { Facts } from '../panel.tsx'
import { useView } from '../use-view.ts'
import { signed } from './figure-table.tsx'
import { channelsOf } from './side.ts'
import { SidesHead } from './side-cell.tsx'
import type { ToldSide } from './told.ts'
import type { SideHead } from './use-sides.ts'

interface Props {
  readonly model: PlantModel
  readonly here: ToldSide
  readonly there: ToldSide
  readonly heads: readonly [SideHead, SideHead]
}

/** The readings of the selected Machine that differ. */
export function ChannelTable({ model, here, there, heads }: Props) {
  const { t } = useText()
  const id = useView(chosenOf)
  const placed = model.table.machines.find(({ machine }) => machine.id === id)
  if (placed === undefined || here.chosen !== placed.path)
    return <p className="soft small-print">{t('differ.choose')}</p>
  return (
    <Facts title={t('differ.channels', { machine: placed.machine.id })}>
      {there.chosen === placed.path ? (
        <Rows here={here} there={there} heads={heads} />
      ) : (
        <p className="soft small-print">{t('differ.onlyHere')}</p>
      )}
    </Facts>
  )
}

function Rows({ here, there, heads }: Omit<Props, 'model'>) {
  const { t, number } = useText()
  const found = channelDifferences(channelsOf(here), channelsOf(there))
  if (found.length === 0) return <p className="soft small-print">{t('differ.alike')}</p>
  return (
    <table className="differing">
      <SidesHead what={t('differ.reading')} heads={heads} />
      <tbody>
        {found.map(({ key, label, here: own, there: theirs, by }) => (
          <tr key={`${key} ${own === undefined}`}>
            <th scope="row">{label}</th>
            <Value channel={own} />
            <Value channel={theirs} />
            <td>
              {by === undefined ? t('value.none') : signed(by.value, number(Math.abs(by.value), by.decimals))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Value({ channel }: { readonly channel: ChannelTold | undefined }) {
  const { t } = useText()
  return (
    <td>
      {channel?.text ?? t('value.none')}
      {channel !== undefined && channel.unit !== '' && <span className="unit"> {channel.unit}</span>}
    </td>
  )
}
