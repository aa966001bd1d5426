import '../../styles/palette.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore as useZustand } from 'zustand/react'
import type { PlantModel } from '../../state/plant.ts'
import { useStore } from '../../state/react.ts'
import { views } from '../../state/views.ts'
import type { Speech } from '../../text/speech.ts'
import type { TextKey } from '../../text/texts.ts'
import { useText } from '../../text/use-text.ts'
import { RECENT_COMMANDS_KEY, recall, remember } from '../keepsake.ts'
import { Icon } from '../marks/icon.tsx'
import { hitAfter } from '../row-after.ts'
import { redoLook, undoLook, useSteps } from '../steps.ts'
import { Caps } from './caps.tsx'
import { chordOf } from './chord.ts'
import type { CommandGroup } from './command.ts'
import { type Find, findOfCommand, findOfView, findsOfPlant, found, recentAfter, recentOf } from './finds.ts'
import { palette, shutPalette } from './palette-state.ts'
import { COMMANDS } from './registry.ts'

const OF_COMMANDS = COMMANDS.filter(({ text }) => text !== 'command.palette').map(findOfCommand)

/** Every action of the page and everything in the Plant, by a few letters [N-9]. */
export function Palette() {
  const open = useZustand(palette, (now) => now.open)
  const model = useStore((floor) => floor.plant)
  return open ? <OpenPalette model={model} /> : null
}

function OpenPalette({ model }: { readonly model: PlantModel | undefined }) {
  const speech = useText()
  const { t, number } = speech
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [recent] = useState(() => recentOf(recall(RECENT_COMMANDS_KEY)))
  const saved = useZustand(views, (now) => now.list)
  const ofPlant = useMemo(() => (model === undefined ? [] : findsOfPlant(model)), [model])
  const finds = useMemo(() => [...OF_COMMANDS, ...saved.map(findOfView), ...ofPlant], [saved, ofPlant])
  const hits = useMemo(() => found(finds, typed, recent), [finds, typed, recent])
  const chosen = hits[Math.min(active, hits.length - 1)]

  useEffect(() => {
    const shown = dialog.current
    if (shown === null) return
    if (!shown.open) shown.showModal()
    return () => shown.close()
  }, [])
  useEffect(() => {
    if (chosen !== undefined)
      dialog.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const run = (find: Find | undefined): void => {
    if (find === undefined) return
    remember(RECENT_COMMANDS_KEY, recentAfter(recent, find.id).join('\n'))
    // The dialog gives the keys back to where they were, before the command may take them elsewhere.
    dialog.current?.close()
    shutPalette()
    find.run()
  }

  const press = (event: React.KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const chord = chordOf(event)
    if (chord === 'Mod+k') {
      event.preventDefault()
      return shutPalette()
    }
    const to = hitAfter(chord, active, hits.length)
    if (to !== undefined) {
      event.preventDefault()
      setActive(to)
    } else if (chord === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      run(chosen)
    }
  }

  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('command.palette')}
      onClose={(event) => {
        // Told late: it may stand open again by now.
        if (!event.currentTarget.open) shutPalette()
      }}
      onKeyDown={press}
      onClick={(event) => {
        if (event.target === event.currentTarget) shutPalette()
      }}
    >
      <div className="palette-sheet">
        <div className="palette-head">
          <Icon name="search" />
          <input
            type="text"
            role="combobox"
            className="palette-search"
            value={typed}
            maxLength={100}
            placeholder={t('palette.hint')}
            aria-label={t('palette.hint')}
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant={chosen === undefined ? undefined : `find-${hits.indexOf(chosen)}`}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => {
              setTyped(event.target.value)
              setActive(0)
            }}
          />
          <Steps />
        </div>
        <div id="palette-list" className="palette-list" role="listbox" aria-label={t('palette.results')}>
          {hits.map((find, i) => (
            <Row
              key={find.id}
              find={find}
              id={`find-${i}`}
              chosen={find === chosen}
              title={titleOf(hits, i, typed, recent, speech)}
              told={typed.trim() !== '' || recent.includes(find.id)}
              onRun={() => run(find)}
              onPoint={() => setActive(i)}
            />
          ))}
        </div>
        {hits.length === 0 && <p className="empty">{t('palette.none')}</p>}
        <p className="palette-foot soft">
          <span>
            <kbd>↑</kbd>
            <kbd>↓</kbd> {t('palette.choose')}
          </span>
          <span>
            <kbd>Enter</kbd> {t('palette.run')}
          </span>
          <span>
            <kbd>Esc</kbd> {t('palette.shut')}
          </span>
          <output className="palette-count">
            {t('palette.count', { count: hits.length, shown: number(hits.length) })}
          </output>
        </p>
      </div>
    </dialog>
  )
}

/** The heading above a hit, where it begins a group; among the answers to a search there are none. */
function titleOf(
  hits: readonly Find[],
  at: number,
  typed: string,
  recent: readonly string[],
  { t }: Speech,
): string | undefined {
  if (typed.trim() !== '') return undefined
  const groupOf = (find: Find | undefined): CommandGroup | 'recent' | undefined =>
    find === undefined ? undefined : recent.includes(find.id) ? 'recent' : find.command?.group
  const group = groupOf(hits[at])
  return group === undefined || group === groupOf(hits[at - 1]) ? undefined : t(`group.${group}`)
}

interface RowProps {
  readonly find: Find
  readonly id: string
  readonly chosen: boolean
  readonly title: string | undefined
  /** Whether it says what sort of thing it is; under a heading of its sort it need not. */
  readonly told: boolean
  readonly onRun: () => void
  readonly onPoint: () => void
}

function Row({ find, id, chosen, title, told, onRun, onPoint }: RowProps) {
  const { t, name } = useText()
  const { command } = find
  const [chord] = command?.keys ?? []
  const beside = command === undefined ? (find.sort === 'command' ? 'page' : find.sort) : command.group
  return (
    <>
      {title !== undefined && (
        <div role="presentation" className="palette-title">
          {title}
        </div>
      )}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the search has the focus, and says which option is meant */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the search presses the option that is meant */}
      <div
        role="option"
        id={id}
        aria-selected={chosen}
        className="palette-row"
        onClick={onRun}
        onPointerMove={chosen ? undefined : onPoint}
      >
        <span className="palette-name">
          {name(find.name)}
          {find.under !== undefined && <span className="palette-under">{name(find.under)}</span>}
        </span>
        {command?.isOn?.() === true && (
          <span className="palette-on">
            <Icon name="pinned" />
            {t('palette.on')}
          </span>
        )}
        {told && <span className="palette-sort">{t(`group.${beside}`)}</span>}
        {chord !== undefined && <Caps chord={chord} />}
      </div>
    </>
  )
}

function Steps() {
  const { back, forth } = useSteps()
  return (
    <>
      <StepButton icon="undo" name="command.undo" left={back} onStep={undoLook} />
      <StepButton icon="redo" name="command.redo" left={forth} onStep={redoLook} />
    </>
  )
}

interface StepButtonProps {
  readonly icon: 'undo' | 'redo'
  readonly name: TextKey
  /** How many such steps there are. */
  readonly left: number
  readonly onStep: () => void
}

function StepButton({ icon, name, left, onStep }: StepButtonProps) {
  const { t } = useText()
  return (
    <button
      type="button"
      className="tool square"
      disabled={left === 0}
      onClick={onStep}
      aria-label={t(name)}
      title={t(name)}
    >
      <Icon name={icon} />
    </button>
  )
}
