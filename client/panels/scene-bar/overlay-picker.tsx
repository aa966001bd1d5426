import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { overlayBy, overlaysOf } from '../../state/overlays/catalogue.ts'
import type { Overlay, OverlayGroup } from '../../state/overlays/overlay.ts'
import type { PlantModel } from '../../state/plant.ts'
import { chooseOverlay } from '../../state/view.ts'
import type { TextKey } from '../../text/texts.ts'
import { useText } from '../../text/use-text.ts'
import { Icon } from '../marks/icon.tsx'
import { hitAfter } from '../row-after.ts'
import { useCover } from '../use-cover.ts'
import { useView } from '../use-view.ts'
import { pickerGroups } from './picker.ts'
import { ToolIcon } from './tool-icon.tsx'

const GROUP_NAMES: Readonly<Record<OverlayGroup, TextKey>> = {
  overview: 'overlays.overview',
  temperature: 'overlays.temperature',
  vibration: 'overlays.vibration',
  power: 'overlays.power',
  load: 'overlays.load',
  pressure: 'overlays.pressure',
  speed: 'overlays.speed',
  position: 'overlays.position',
  network: 'overlays.network',
  other: 'overlays.other',
}

/** What colours the Machines, and the way to another. */
export function OverlayPicker({ model }: { readonly model: PlantModel }) {
  const { t, name } = useText()
  const [open, setOpen] = useState(false)
  const chosen = overlayBy(
    model,
    useView((view) => view.overlay),
  )
  const door = useRef<HTMLButtonElement>(null)
  useCover('overlay', door)
  const shut = (refocus: boolean): void => {
    setOpen(false)
    if (refocus) door.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only sees the focus leave what is inside
    <div
      className="overlay-picker"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) shut(false)
      }}
    >
      <button
        ref={door}
        type="button"
        className="overlay-door"
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-label={t('bar.overlay', { overlay: name(chosen.name) })}
        onClick={() => (open ? shut(true) : setOpen(true))}
      >
        <ToolIcon name="overlay" />
        <span className="overlay-name">{name(chosen.name)}</span>
        <Icon name="unfolded" />
      </button>
      {open && <Choices model={model} chosen={chosen} onShut={shut} />}
    </div>
  )
}

interface ChoicesProps {
  readonly model: PlantModel
  readonly chosen: Overlay
  readonly onShut: (refocus: boolean) => void
}

function Choices({ model, chosen, onShut }: ChoicesProps) {
  const { t, name, number } = useText()
  const [search, setSearch] = useState('')
  const list = useId()
  const groups = useMemo(
    () => pickerGroups(overlaysOf(model), search, (group) => t(GROUP_NAMES[group])),
    [model, search, t],
  )
  const rows = groups.flatMap(({ overlays }) => overlays)
  const chosenRow = rows.findIndex((overlay) => isSame(overlay, chosen))
  const [active, setActive] = useState(Math.max(0, chosenRow))
  const at = Math.min(active, rows.length - 1)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, at])
  const pick = (overlay: Overlay | undefined): void => {
    if (overlay === undefined) return
    chooseOverlay(overlay.id)
    onShut(true)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') pick(rows[at])
    else if (event.key === 'Escape') onShut(true)
    else {
      const to = hitAfter(event.key, at, rows.length)
      if (to === undefined) return
      setActive(to)
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="overlay-choices">
      <label className="search-box">
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-label={t('bar.overlays')}
          {...(rows.length > 0 ? { 'aria-activedescendant': `${list}-${at}` } : {})}
          aria-autocomplete="list"
          placeholder={t('bar.search')}
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value)
            setActive(0)
          }}
          onKeyDown={press}
        />
      </label>
      <div id={list} className="overlay-list" role="listbox" aria-label={t('bar.overlays')}>
        {groups.map(({ group, overlays }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox is no fieldset
          <div key={group} role="group" aria-label={t(GROUP_NAMES[group])}>
            <p className="overlay-group" aria-hidden="true">
              {t(GROUP_NAMES[group])}
            </p>
            {overlays.map((overlay) => {
              const row = rows.indexOf(overlay)
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the search box keeps the focus and names the active option
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search box's
                <div
                  key={overlay.id}
                  id={`${list}-${row}`}
                  role="option"
                  aria-selected={isSame(overlay, chosen)}
                  className={row === at ? 'overlay-option active' : 'overlay-option'}
                  onPointerDown={(event) => event.preventDefault()}
                  onPointerMove={() => setActive(row)}
                  onClick={() => pick(overlay)}
                >
                  <span className="overlay-option-name">{name(overlay.name)}</span>
                  {overlay.kind === 'heat' && <span className="soft">{overlay.channel.unit}</span>}
                  {isSame(overlay, chosen) && <Icon name="pinned" />}
                </div>
              )
            })}
          </div>
        ))}
        {rows.length === 0 && <p className="empty">{t('bar.none')}</p>}
      </div>
      <output className="unseen">{t('bar.hits', { count: rows.length, shown: number(rows.length) })}</output>
    </div>
  )
}

/** On a range of its own it is still the same choice. */
const isSame = (one: Overlay, other: Overlay): boolean =>
  one.kind === 'heat' && other.kind === 'heat' ? one.key === other.key : one.id === other.id
