import { type Simulation, SPEEDS, simTimeAt } from '../../../models/simulation.ts'
import { serverNow } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { conduct, togglePaused } from '../../state/simulation.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { useSecond } from '../tick.ts'
import { nextWords, spanWords } from './spans.ts'

interface Props {
  readonly simulation: Simulation
  readonly may: boolean
}

const HOUR_MILLIS = 3_600_000

/** What is played, how far it has come, and how fast it goes: as few lines as it takes [W-87]. */
export function Standing({ simulation, may }: Props) {
  return (
    <div className="simulation-standing">
      <Clock simulation={simulation} may={may} />
      <Pace simulation={simulation} may={may} />
      <Told simulation={simulation} />
    </div>
  )
}

function Clock({ simulation, may }: Props) {
  const { t, moment, zone } = useText()
  useSecond()
  const now = simTimeAt(simulation, serverNow())
  const { paused } = simulation
  return (
    <div className="simulation-top">
      <dl className="simulation-time">
        <dt>{t('simulation.clock')}</dt>
        <dd>
          <time className="simulation-clock">{moment(now)}</time> <span className="zone">{zone(now)}</span>
        </dd>
      </dl>
      <button type="button" className="tool" disabled={!may} onClick={togglePaused}>
        <Icon name={paused ? 'play' : 'pause'} />
        {t(paused ? 'simulation.resume' : 'simulation.pause')}
      </button>
    </div>
  )
}

/** All speeds in one row, however narrow; one that is not offered leaves them all unpressed. */
function Pace({ simulation: { speed }, may }: Props) {
  const { t, number } = useText()
  return (
    <fieldset className="pace" disabled={!may}>
      <legend className="unseen">{t('simulation.speed')}</legend>
      {SPEEDS.map((each) => (
        <label key={each} className="pace-option">
          <input
            type="radio"
            name="simulation-pace"
            className="unseen"
            aria-label={t('simulation.times', { speed: number(each) })}
            checked={each === speed}
            onChange={() => conduct({ do: 'speed', to: each })}
          />
          <span aria-hidden="true">
            <span className="pace-times">×</span>
            {number(each)}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Told({ simulation }: { readonly simulation: Simulation }) {
  const speech = useText()
  const { t, moment, name } = speech
  const stories = useStore((floor) => floor.stories)
  useSecond()
  const { story, since, seed } = simulation
  const found = stories?.find(({ id }) => id === story)
  const now = simTimeAt(simulation, serverNow())
  const left = found === undefined ? 0 : since + found.hours * HOUR_MILLIS - now
  const facts = [
    ...(story === null ? [] : [nextWords(simulation, now, speech)]),
    ...(left > 0 ? [t('simulation.endsIn', { span: spanWords(left, simulation, speech) })] : []),
    t('simulation.sinceSeed', { since: moment(since), seed: `${seed}` }),
  ]
  return (
    <div>
      <p className="simulation-story">
        <span className="unseen">{t('simulation.story')}: </span>
        {story === null ? t('simulation.plain') : found === undefined ? story : name(found.name)}
      </p>
      {facts.map((fact) => (
        <p key={fact} className="soft small-print simulation-fact">
          {fact}
        </p>
      ))}
    </div>
  )
}
