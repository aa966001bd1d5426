import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Simulation, StoryTold, StoryTopic } from '../../../models/simulation.ts'
import { useStore } from '../../state/react.ts'
import { TEXTS } from '../../text/texts.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { hitAfter } from '../row-after.ts'
import { beginStory } from './begin-story.ts'
import { StoryEntry } from './story-entry.tsx'
import { shelvesOf, storiesFound } from './story-search.ts'

interface Props {
  readonly simulation: Simulation
  readonly may: boolean
}

const NO_STORIES: readonly StoryTold[] = []

const topicNames = (topic: StoryTopic): readonly string[] =>
  Object.values(TEXTS).map((texts) => String(texts[`topic.${topic}`]))

/** The day without a Story is an entry too, and needs a name among their ids. */
const PLAIN = ''

/** The Stories that this Plant can play, by what they are about and by what is typed; one is unfolded [W-104]. */
export function StoryList({ simulation, may }: Props) {
  const { t, number } = useText()
  const list = useRef<HTMLDivElement>(null)
  const listId = useId()
  const known = useStore((floor) => floor.stories)
  const stories = known ?? NO_STORIES
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState<string>()
  const isSearched = typed.trim() !== ''
  const found = useMemo(() => storiesFound(stories, typed, topicNames), [stories, typed])
  // Answers to a search stand in their own order, under no headings.
  const shelves = useMemo(() => (isSearched ? [] : shelvesOf(stories)), [stories, isSearched])
  const ids = isSearched
    ? found.map(({ id }) => id)
    : [PLAIN, ...shelves.flatMap((shelf) => shelf.stories.map(({ id }) => id))]
  const at = open === undefined ? -1 : ids.indexOf(open)

  useEffect(() => {
    if (at >= 0) list.current?.querySelector('.story.open')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const seek = (text: string): void => {
    setTyped(text)
    setOpen(text.trim() === '' ? undefined : storiesFound(stories, text, topicNames)[0]?.id)
  }
  const press = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const to = hitAfter(event.key, at, ids.length)
    if (to !== undefined) setOpen(ids[to])
    else if (event.key === 'Enter' && open !== undefined && at >= 0 && may)
      beginStory(open === PLAIN ? null : open)
    else if (event.key === 'Escape' && (typed !== '' || open !== undefined)) seek('')
    else return
    event.preventDefault()
  }
  const entry = (story: StoryTold | undefined) => {
    const id = story?.id ?? PLAIN
    return (
      <StoryEntry
        key={id}
        story={story}
        simulation={simulation}
        open={id === open}
        onFold={() => setOpen(id === open ? undefined : id)}
        may={may}
      />
    )
  }
  return (
    <section className="facts" aria-labelledby={`${listId}-title`}>
      <h3 id={`${listId}-title`} className="unseen">
        {t('simulation.stories')}
      </h3>
      <div className="story-seek">
        <label className="search-box story-search">
          <Icon name="search" />
          <input
            type="search"
            value={typed}
            maxLength={100}
            placeholder={t('simulation.search')}
            aria-label={t(may ? 'simulation.searchKeys' : 'simulation.search')}
            aria-controls={listId}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => seek(event.target.value)}
            onKeyDown={press}
          />
        </label>
        <output className="soft small-print">
          {known === undefined
            ? t('simulation.fetching')
            : isSearched
              ? t('simulation.found', { shown: number(ids.length), all: number(stories.length) })
              : t('simulation.count', { count: stories.length, shown: number(stories.length) })}
        </output>
      </div>
      <div ref={list} id={listId} className="stories">
        {ids.length > 0 && (
          <ul className="story-shelf">{isSearched ? found.map(entry) : entry(undefined)}</ul>
        )}
        {shelves.map(({ topic, stories: on }) => (
          <section key={topic} aria-labelledby={`${listId}-${topic}`}>
            <h4 id={`${listId}-${topic}`}>{t(`topic.${topic}`)}</h4>
            <ul className="story-shelf">{on.map(entry)}</ul>
          </section>
        ))}
      </div>
      {ids.length === 0 && known !== undefined && <p className="empty">{t('simulation.notFound')}</p>}
    </section>
  )
}
