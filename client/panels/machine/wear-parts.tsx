import '../../text/parts/machine.ts'
import type { Placed } from '../../../models/slots.ts'
import type { Now } from '../../state/now.ts'
import type { PlantModel } from '../../state/plant.ts'
import { playheadTime } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { useText } from '../../text/use-text.ts'
import { SparkLine } from '../charts/spark.tsx'
import { shownAt } from '../list/row-view.ts'
import { Facts } from '../panel.tsx'
import { useSecond } from '../tick.ts'
import { ChannelValue } from './channel-value.tsx'

interface Props {
  readonly model: PlantModel
  readonly now: Now
  readonly placed: Placed
}

/** The parts that wear, and the Channels in which their wear shows. */
export function WearParts({ model, now, placed }: Props) {
  const speech = useText()
  const { t, name, number } = speech
  const connection = useStore((floor) => floor.connection)
  useSecond()
  const at = playheadTime(connection)
  const { wearParts } = placed.kind
  if (wearParts.length === 0) return null
  return (
    <Facts title={t('machine.wear')}>
      <ul className="wear-parts">
        {wearParts.map((part) => (
          <li key={part.id} className="wear-part">
            <p>
              <b>{name(part.name)}</b>{' '}
              <span className="soft">{t('machine.life', { shown: number(part.lifeHours) })}</span>
            </p>
            <ul aria-label={t('machine.shownBy')}>
              {part.shownBy.map((key) => {
                const offset = placed.channels.findIndex((channel) => channel.key === key)
                const channel = placed.channels[offset]
                if (channel === undefined) return null
                const slot = placed.firstSlot + offset
                const shown = shownAt(model, now, slot, channel, at, speech)
                return (
                  <li key={key} className={`wear-sign trust-${shown.trust}`}>
                    <span>{shown.label}</span>
                    <SparkLine slot={slot} channel={channel} />
                    <ChannelValue shown={shown} />
                  </li>
                )
              })}
            </ul>
          </li>
        ))}
      </ul>
    </Facts>
  )
}

/** What the plant file says of a Machine. */
export function Nominal({ placed }: { readonly placed: Placed }) {
  const { t, number } = useText()
  const { machine, kind } = placed
  const [x, y] = machine.at
  const facts: readonly (readonly [string, string])[] = [
    [t('machine.size'), `${kind.size.map((metres) => number(metres, 1)).join(' × ')} m`],
    [t('machine.at'), `x ${number(x, 1)} m, y ${number(y, 1)} m, ${number(machine.heading)}°`],
    ...(machine.idealCycleSeconds === undefined
      ? []
      : [[t('machine.idealCycle'), `${number(machine.idealCycleSeconds, 1)} s`] as const]),
    ...(machine.capacity === undefined
      ? []
      : [
          [
            t('machine.capacity'),
            t('machine.parts', { count: machine.capacity, shown: number(machine.capacity) }),
          ] as const,
        ]),
    ...(machine.radio === undefined
      ? []
      : [
          [
            t('machine.band'),
            `${machine.radio.band} · ${number(machine.radio.centreMegahertz)} MHz · ${number(machine.radio.bandwidthMegahertz)} MHz`,
          ] as const,
        ]),
  ]
  return (
    <Facts title={t('machine.nominal')}>
      <dl>
        {facts.map(([label, text]) => (
          <div key={label} className="fact">
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Facts>
  )
}
