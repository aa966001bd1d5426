import { useId } from 'react'
import type { Simulation, StoryTold } from '../../../models/simulation.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { beginStory } from './begin-story.ts'
import { firstWords } from './spans.ts'

interface Props {
  /** Undefined is the day without one. */
  readonly story: StoryTold | undefined
  readonly simulation: Simulation
  readonly open: boolean
  readonly onFold: () => void
  readonly may: boolean
}

/** One Story in a line; unfolded, what happens in it, when it first shows, and the button that begins it. */
export function StoryEntry({ story, simulation, open, onFold, may }: Props) {
  const { t, name, number } = useText()
  const bodyId = useId()
  const playing = simulation.story === (story?.id ?? null)
  return (
    <li className={`story${playing ? ' playing' : ''}${open ? ' open' : ''}`}>
      <button
        type="button"
        className="story-head"
        aria-expanded={open}
        aria-controls={open ? bodyId : undefined}
        aria-current={playing}
        onClick={onFold}
      >
        <Icon name={open ? 'unfolded' : 'folded'} />
        <span className="story-name">{story === undefined ? t('simulation.plain') : name(story.name)}</span>
        {playing ? (
          <span className="story-playing">{t('simulation.playing')}</span>
        ) : (
          story !== undefined && (
            <span className="story-hours">{t('simulation.hours', { shown: number(story.hours) })}</span>
          )
        )}
      </button>
      {open && (
        <div id={bodyId} className="story-body">
          <Plot story={story} simulation={simulation} />
          {may && (
            <button type="button" className="tool story-begin" onClick={() => beginStory(story?.id ?? null)}>
              <Icon name="play" />
              {t(playing ? 'simulation.beginAnew' : 'simulation.begin')}
            </button>
          )}
        </div>
      )}
    </li>
  )
}

function Plot({ story, simulation }: Pick<Props, 'story' | 'simulation'>) {
  const speech = useText()
  const { t, name } = speech
  if (story === undefined) return <p>{t('simulation.plainPlot')}</p>
  const first = firstWords(story.firstMinutes, simulation, speech)
  return (
    <>
      <p>{name(story.plot)}</p>
      {first !== undefined && <p className="story-first">{first}</p>}
    </>
  )
}
