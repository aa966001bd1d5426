import type { ReactNode } from 'react'
import { FLOOR_STATES } from '../../../models/state.ts'
import { useText } from '../../text/use-text.ts'
import { StateMark } from '../marks/mark.tsx'
import { Facts } from '../panel.tsx'
import { SidesHead } from './side-cell.tsx'
import type { ToldSide } from './told.ts'
import type { SideHead } from './use-sides.ts'

interface Props {
  readonly here: ToldSide
  readonly there: ToldSide
  readonly heads: readonly [SideHead, SideHead]
}

interface Figure {
  readonly key: string
  readonly name: ReactNode
  readonly here: number
  readonly there: number
}

/** Counts of both sides: Machines by state, alarms, output. */
export function FigureTable({ here, there, heads }: Props) {
  const { t } = useText()
  const states = FLOOR_STATES.map((state, i) => ({
    key: state,
    name: <StateMark state={state} />,
    here: here.counts[i] ?? 0,
    there: there.counts[i] ?? 0,
  })).filter((figure) => figure.here + figure.there > 0)
  const others = [
    { key: 'alarms', name: t('differ.alarms'), here: here.alarms, there: there.alarms },
    { key: 'made', name: t('differ.made'), here: here.made, there: there.made },
    { key: 'scrapped', name: t('differ.scrapped'), here: here.scrapped, there: there.scrapped },
  ]
    // Where neither side counts, there is no figure.
    .filter((figure) => !(Number.isNaN(figure.here) && Number.isNaN(figure.there)))
  return (
    <Facts title={t('differ.figures')}>
      <table className="differing">
        <SidesHead what={t('differ.figure')} heads={heads} />
        <tbody>
          {[...states, ...others].map(({ key, ...figure }) => (
            <Row key={key} {...figure} />
          ))}
        </tbody>
      </table>
    </Facts>
  )
}

function Row({ name, here, there }: Omit<Figure, 'key'>) {
  const { t, number } = useText()
  const said = (count: number): string => (Number.isNaN(count) ? t('value.none') : number(count))
  const gap = there - here
  return (
    <tr className={gap === 0 ? 'alike' : undefined}>
      <th scope="row">{name}</th>
      <td>{said(here)}</td>
      <td>{said(there)}</td>
      <td>{Number.isNaN(gap) ? t('value.none') : signed(gap, number(Math.abs(gap)))}</td>
    </tr>
  )
}

/** A difference says which way it goes; none is plain. */
export const signed = (gap: number, digits: string): string =>
  gap === 0 ? digits : `${gap > 0 ? '+' : '−'}${digits}`
