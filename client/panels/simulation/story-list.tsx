import type { StoryTold } from '../../../models/simulation.ts'
import { useStore } from '../../state/react.ts'
import { conduct } from '../../state/simulation.ts'
import { useText } from '../../text/use-text.ts'
import { Facts } from '../panel.tsx'

interface Props {
  readonly playing: string | null
  readonly may: boolean
}

/** The Stories that this Plant can play, and the day without one, which stands first. */
export function StoryList({ playing, may }: Props) {
  const { t } = useText()
  const stories = useStore((floor) => floor.stories) ?? []
  return (
    <Facts title={t('simulation.stories')}>
      {may && <p className="soft small-print">{t('simulation.storiesMeaning')}</p>}
      <ul className="stories">
        <Entry story={undefined} playing={playing === null} may={may} />
        {stories.map((story) => (
          <Entry key={story.id} story={story} playing={playing === story.id} may={may} />
        ))}
      </ul>
    </Facts>
  )
}

interface EntryProps {
  readonly story: StoryTold | undefined
  readonly playing: boolean
  readonly may: boolean
}

function Entry({ story, playing, may }: EntryProps) {
  const { t, name, number } = useText()
  return (
    <li>
      <button
        type="button"
        className={playing ? 'story playing' : 'story'}
        aria-current={playing}
        disabled={!may}
        onClick={() => conduct({ do: 'story', to: story?.id ?? null })}
      >
        <span className="story-head">
          <span>{story === undefined ? t('simulation.plain') : name(story.name)}</span>
          {playing && <span className="story-playing">{t('simulation.playing')}</span>}
          {!playing && story !== undefined && (
            <span className="story-hours">{t('simulation.hours', { shown: number(story.hours) })}</span>
          )}
        </span>
        <span className="story-plot">
          {story === undefined ? t('simulation.plainPlot') : name(story.plot)}
        </span>
      </button>
    </li>
  )
}
