import { type Placed, skewSlot } from '../../../models/slots.ts'
import { QUALITY } from '../../../models/twin.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { playheadTime, skewMillisOf } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { useText } from '../../text/use-text.ts'
import { newestTime } from '../list/arrange.ts'
import { Fact, Facts } from '../panel.tsx'
import { sayAge } from '../say-age.ts'
import { useTicked } from '../tick.ts'
import { MachineLink } from './machine-link.tsx'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly placed: Placed
}

/** How a Machine's word comes here: by what, through whom, and how late its clock is. */
export function Way({ model, now, placed }: Props) {
  const speech = useText()
  const { t, number } = speech
  const { connection } = placed.machine
  const connectionState = useStore((floor) => floor.connection)
  const skew = useTicked(() => Math.round(skewMillisOf(model, now, placed.index)))
  const known = useTicked(() => (now.twin.qualities[skewSlot(placed)] === QUALITY.none ? 0 : 1))
  const newest = useTicked(() => {
    const at = playheadTime(connectionState)
    return sayAge(
      connectionState,
      at,
      speech,
    )(at - newestTime(now, placed) - skewMillisOf(model, now, placed.index))
  })
  const other = (id: string | undefined) => {
    const found = model.table.machines.find(({ machine }) => machine.id === id)
    return found === undefined ? t('value.none') : <MachineLink now={now} placed={found} />
  }
  return (
    <Facts title={t('machine.connection')}>
      <dl>
        <Fact label={t('machine.newest')}>{newest}</Fact>
        {connection !== undefined && (
          <>
            <Fact label={t('machine.way')}>{t(`way.${connection.link}`)}</Fact>
            {connection.gateway !== undefined && (
              <Fact label={t('machine.gateway')}>{other(connection.gateway)}</Fact>
            )}
            {connection.radio !== undefined && (
              <Fact label={t('machine.radio')}>{other(connection.radio)}</Fact>
            )}
            {connection.slice !== undefined && (
              <Fact label={t('machine.slice')}>{t(`slice.${connection.slice}`)}</Fact>
            )}
          </>
        )}
        <Fact label={t('machine.skew')}>{known === 1 ? `${number(skew)} ms` : t('value.none')}</Fact>
        <Fact label={t('machine.topic')}>
          <span className="mono">twinfloor/{placed.path}</span>
        </Fact>
      </dl>
    </Facts>
  )
}
