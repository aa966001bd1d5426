import { type ReactNode, useMemo, useRef } from 'react'
import { useStore } from 'zustand/react'
import { docks, type PanelName, SHEETS, type Sheet as SheetHeight } from '../../state/docks.ts'
import { useText } from '../../text/use-text.ts'
import { PlaceContext } from './place.ts'

/** Shares of the room that the heights take, as in the style sheet. */
const SHARES: Readonly<Record<SheetHeight, number>> = { peek: 0.14, half: 0.5, full: 1 }

/** The height that is nearest to where a hand let go. */
export const sheetNear = (share: number): SheetHeight =>
  SHEETS.toSorted((a, b) => Math.abs(SHARES[a] - share) - Math.abs(SHARES[b] - share))[0] ?? 'half'

interface Props {
  readonly label: string
  readonly panel: PanelName | undefined
  readonly children: ReactNode
}

/** One panel over the scene of a phone, at one of three heights. */
export function Sheet({ label, panel, children }: Props) {
  const { t } = useText()
  const sheet = useStore(docks, (state) => state.sheet)
  const box = useRef<HTMLElement>(null)
  const place = useMemo(() => ({ kind: 'sheet', panel }) as const, [panel])
  const to = (next: SheetHeight | undefined): void => {
    if (next !== undefined) docks.setState({ sheet: next })
  }
  const press = (event: React.KeyboardEvent): void => {
    const at = SHEETS.indexOf(sheet)
    if (event.key === 'ArrowUp') to(SHEETS[at + 1])
    else if (event.key === 'ArrowDown') to(SHEETS[at - 1])
    else return
    event.preventDefault()
  }
  return (
    <aside ref={box} className={`sheet ${sheet}`} aria-label={label}>
      {/* biome-ignore lint/a11y/useSemanticElements: a rule is no bar that can be moved */}
      <div
        role="separator"
        tabIndex={0}
        className="sheet-handle"
        aria-orientation="horizontal"
        aria-label={t('sheet.handle')}
        aria-valuenow={SHEETS.indexOf(sheet)}
        aria-valuemin={0}
        aria-valuemax={SHEETS.length - 1}
        onKeyDown={press}
        onPointerDown={(down) => dragSheet(down, box.current, to)}
      />
      <PlaceContext value={place}>{children}</PlaceContext>
    </aside>
  )
}

/** Follows the hand, and comes to rest at the nearest height. */
function dragSheet(
  down: React.PointerEvent<HTMLElement>,
  sheet: HTMLElement | null,
  to: (height: SheetHeight) => void,
): void {
  const room = sheet?.parentElement?.getBoundingClientRect()
  if (sheet === null || room === undefined || down.button !== 0) return
  const handle = down.currentTarget
  handle.setPointerCapture(down.pointerId)
  const shareAt = (event: PointerEvent): number =>
    Math.min(1, Math.max(0.08, (room.bottom - event.clientY) / room.height))
  let moved = false
  const move = (event: PointerEvent): void => {
    moved = true
    sheet.classList.add('held')
    sheet.style.height = `${shareAt(event) * 100}%`
  }
  const end = (event: PointerEvent): void => {
    handle.removeEventListener('pointermove', move)
    handle.removeEventListener('pointerup', end)
    handle.removeEventListener('pointercancel', end)
    sheet.style.height = ''
    sheet.classList.remove('held')
    if (moved) to(sheetNear(shareAt(event)))
  }
  handle.addEventListener('pointermove', move)
  handle.addEventListener('pointerup', end)
  handle.addEventListener('pointercancel', end)
}
