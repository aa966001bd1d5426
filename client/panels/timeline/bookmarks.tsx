import { useEffect, useRef, useState } from 'react'
import { useStore as useZustand } from 'zustand/react'
import type { Bookmark } from '../../../models/bookmark.ts'
import {
  addBookmark,
  bookmarks,
  fetchBookmarks,
  removeBookmark,
  rewriteBookmark,
} from '../../state/bookmarks.ts'
import { serverNow } from '../../state/playhead.ts'
import { useStore } from '../../state/react.ts'
import { player } from '../../state/time.ts'
import { sayInPassing } from '../../state/toast.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { useCoarse } from '../use-narrow.ts'
import { mayNote, noting } from './noting.ts'
import { Press } from './press.tsx'
import { timeSpeechOf } from './say.ts'
import { shownMillis } from './timeline.ts'

/** What others have added is asked for so often. */
const AGAIN_MILLIS = 15_000
const LONGEST = 500

/** The button of the bookmarks, and their list above it [PH-53]. */
export function Bookmarks() {
  const { t } = useText()
  const open = useZustand(noting, (now) => now.open)
  const list = useZustand(bookmarks, (now) => now.list)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    void fetchBookmarks()
    const timer = setInterval(() => {
      if (!document.hidden) void fetchBookmarks()
    }, AGAIN_MILLIS)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (!open) return
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) shut()
    }
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !(event.target instanceof Node) || !box.current?.contains(event.target))
        return
      event.preventDefault()
      shut()
      box.current.querySelector<HTMLElement>('.time-press')?.focus()
    }
    document.addEventListener('pointerdown', away)
    document.addEventListener('keydown', leave, { capture: true })
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('keydown', leave, { capture: true })
    }
  }, [open])
  return (
    <div ref={box} className="bookmarks">
      <Press
        icon="bookmark"
        name={t('time.bookmarks')}
        pressed={open}
        onPress={() => noting.setState({ open: !open })}
      />
      {open && (
        <div className="bookmark-sheet" role="dialog" aria-label={t('time.bookmarks')}>
          <AddBookmark />
          {list.length === 0 && <p className="soft">{t('time.noBookmarks')}</p>}
          <ul className="bookmark-list">
            {list.toReversed().map((bookmark) => (
              <BookmarkRow key={bookmark.id} bookmark={bookmark} />
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

const shut = (): void => noting.setState({ open: false })

async function said(done: Promise<boolean>, words: string, failed: string): Promise<void> {
  sayInPassing((await done) ? words : failed)
}

function AddBookmark() {
  const { t } = useText()
  const may = useStore(mayNote)
  const coarse = useCoarse()
  const [text, setText] = useState('')
  if (!may) return null
  const add = (): void => {
    const trimmed = text.trim()
    if (trimmed === '') return
    setText('')
    const ask = { at: Math.round(shownMillis()), text: trimmed }
    void said(addBookmark(ask), t('time.bookmarkSaved'), t('time.bookmarkFailed'))
  }
  return (
    <form
      className="bookmark-add"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <input
        type="text"
        // biome-ignore lint/a11y/noAutofocus: a keyboard is there to write one; a finger's would cover those below
        autoFocus={!coarse}
        value={text}
        maxLength={LONGEST}
        aria-label={t('time.bookmarkText')}
        placeholder={t('time.bookmarkHint')}
        autoComplete="off"
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit" className="tool" disabled={text.trim() === ''}>
        {t('time.bookmark')}
      </button>
    </form>
  )
}

function BookmarkRow({ bookmark }: { readonly bookmark: Bookmark }) {
  const speech = useText()
  const { t } = speech
  const may = useStore(mayNote)
  const [writing, setWriting] = useState(false)
  const { id, at, text, by } = bookmark
  const when = timeSpeechOf(speech).moment(at, serverNow())
  const rewrite = (next: string): void => {
    setWriting(false)
    const trimmed = next.trim()
    if (trimmed === '' || trimmed === text) return
    void said(rewriteBookmark(id, trimmed), t('time.bookmarkSaved'), t('time.bookmarkFailed'))
  }
  return (
    <li className="bookmark">
      {writing ? (
        <input
          type="text"
          // biome-ignore lint/a11y/noAutofocus: it was asked for to be rewritten
          autoFocus
          className="bookmark-rewrite"
          defaultValue={text}
          maxLength={LONGEST}
          aria-label={t('time.bookmarkText')}
          onBlur={({ target }) => rewrite(target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') rewrite(event.currentTarget.value)
          }}
        />
      ) : (
        <button type="button" className="bookmark-go" onClick={() => player.seek(at)}>
          <span className="bookmark-text">{text}</span>
          <span className="soft bookmark-by">
            {by === '' ? when : t('time.bookmarkBy', { by, moment: when })}
          </span>
        </button>
      )}
      {may && !writing && (
        <>
          <button
            type="button"
            className="tool square bare"
            aria-label={t('time.rewrite', { text })}
            title={t('time.rewrite', { text })}
            onClick={() => setWriting(true)}
          >
            <Icon name="rename" />
          </button>
          <button
            type="button"
            className="tool square bare"
            aria-label={t('time.remove', { text })}
            title={t('time.remove', { text })}
            onClick={() =>
              void said(removeBookmark(id), t('time.removed', { text }), t('time.bookmarkFailed'))
            }
          >
            <Icon name="remove" />
          </button>
        </>
      )}
    </li>
  )
}
