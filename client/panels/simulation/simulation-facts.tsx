import '../../styles/simulation.css'
import { useEffect } from 'react'
import { type Simulation, SPEEDS, simTimeAt } from '../../../models/simulation.ts'
import { serverNow } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { conduct, isPlayed, mayConduct, simulationOf, togglePaused } from '../../state/simulation.ts'
import { useText } from '../../text/use-text.ts'
import { Choice } from '../choice.tsx'
import { Icon } from '../marks/icon.tsx'
import { Fact, Facts } from '../panel.tsx'
import { useSecond } from '../tick.ts'
import { useSettings } from '../use-settings.ts'
import { StoryList } from './story-list.tsx'

/** What is simulated, how fast, and which Story; who may can change it [W-87]. */
export function SimulationFacts() {
  const { t } = useText()
  const played = useStore(isPlayed)
  const simulation = useStore(simulationOf)
  const page = useSettings((now) => now.page)
  const may = useStore((floor) => mayConduct(floor, page))
  const refetch = useStore((floor) => floor.refetchStories)
  const silent = simulation === undefined
  useEffect(() => {
    if (!silent) void refetch()
  }, [silent, refetch])
  if (!played) return <p className="empty">{t('simulation.none')}</p>
  if (simulation === undefined) return <p className="empty">{t('simulation.silent')}</p>
  return (
    <>
      <p className="soft">{t('simulation.meaning')}</p>
      <Problem simulation={simulation} />
      <Present simulation={simulation} />
      {!may && <p className="soft">{t('simulation.mayNot')}</p>}
      <Pace simulation={simulation} may={may} />
      <StoryList playing={simulation.story} may={may} />
    </>
  )
}

/** Why the simulators did not do what they were asked. */
function Problem({ simulation: { problem } }: { readonly simulation: Simulation }) {
  const { t, name } = useText()
  return (
    <div role="status">
      {problem !== undefined && (
        <p className="simulation-problem">{t('simulation.refused', { reason: name(problem) })}</p>
      )}
    </div>
  )
}

function Present({ simulation }: { readonly simulation: Simulation }) {
  const { t, moment, zone, name } = useText()
  const stories = useStore((floor) => floor.stories)
  useSecond()
  const { story, since, seed } = simulation
  const found = stories?.find(({ id }) => id === story)
  const now = simTimeAt(simulation, serverNow())
  return (
    <Facts title={t('simulation.now')}>
      <dl>
        <Fact label={t('simulation.clock')}>
          <time className="simulation-clock">{moment(now)}</time> <span className="zone">{zone(now)}</span>
        </Fact>
        <Fact label={t('simulation.story')}>
          {story === null ? t('simulation.plain') : found === undefined ? story : name(found.name)}
        </Fact>
        <Fact label={t('simulation.since')}>{moment(since)}</Fact>
        <Fact label={t('simulation.seed')}>
          <span className="mono">{seed}</span>
        </Fact>
      </dl>
    </Facts>
  )
}

interface PaceProps {
  readonly simulation: Simulation
  readonly may: boolean
}

function Pace({ simulation: { paused, speed }, may }: PaceProps) {
  const { t } = useText()
  return (
    <Facts title={t('simulation.pace')}>
      <div className="simulation-acts">
        <button type="button" className="tool" disabled={!may} onClick={togglePaused}>
          <Icon name={paused ? 'play' : 'pause'} />
          {t(paused ? 'simulation.resume' : 'simulation.pause')}
        </button>
      </div>
      <Choice
        label={t('simulation.speed')}
        options={SPEEDS}
        chosen={speed as (typeof SPEEDS)[number]}
        word={(each) => t('simulation.times', { speed: each })}
        onChoose={(to) => conduct({ do: 'speed', to })}
        disabled={!may}
      />
    </Facts>
  )
}
