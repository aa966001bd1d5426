import { createStore } from 'zustand/vanilla'
import { docks, movePanel, type PanelName, type Side, sideOf } from '../../state/docks.ts'

/** Where a panel that is being dragged would come to stand. */
export interface Landing {
  readonly panel: PanelName
  readonly side: Side
  /** Above what stands there, or below. */
  readonly first: boolean
}

export const landing = createStore<{ readonly at: Landing | undefined }>(() => ({ at: undefined }))

/** So far a hand may tremble without meaning to drag, in pixels. */
const SLACK = 6

/** The landing that a point of the room stands for: its half says the side, its height above or below. */
export function landingAt(
  panel: PanelName,
  x: number,
  y: number,
  room: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): Landing {
  const side: Side = x < room.left + room.width / 2 ? 'left' : 'right'
  return { panel, side, first: y < room.top + room.height / 2 }
}

/** Whether landing there changes anything. */
export function isElsewhere({ panel, side, first }: Landing): boolean {
  const now = docks.getState()
  if (sideOf(now, panel) !== side) return true
  const stack = now[side]
  return stack.length > 1 && (stack[0] === panel) !== first
}

/** Drags a panel by its head; a press of the buttons in it is none, and Escape takes it back. */
export function dragHead(panel: PanelName, down: React.PointerEvent<HTMLElement>): void {
  const from = down.target instanceof Element ? down.target : undefined
  const room = down.currentTarget.closest('.room')?.getBoundingClientRect()
  if (down.button !== 0 || room === undefined || from?.closest('button, a, input, select') != null) return
  const head = down.currentTarget
  const { pointerId, clientX, clientY } = down
  const end = (): void => {
    landing.setState({ at: undefined })
    removeEventListener('keydown', cancel, true)
    head.removeEventListener('pointermove', move)
    head.removeEventListener('pointerup', drop)
    head.removeEventListener('pointercancel', end)
  }
  const move = (event: PointerEvent): void => {
    const begun = landing.getState().at !== undefined
    if (!begun && Math.hypot(event.clientX - clientX, event.clientY - clientY) < SLACK) return
    landing.setState({ at: landingAt(panel, event.clientX, event.clientY, room) })
  }
  const drop = (): void => {
    const { at } = landing.getState()
    end()
    if (at !== undefined && isElsewhere(at)) movePanel(at.panel, at.side, at.first)
  }
  const cancel = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || landing.getState().at === undefined) return
    event.stopPropagation()
    event.preventDefault()
    end()
  }
  head.setPointerCapture(pointerId)
  addEventListener('keydown', cancel, true)
  head.addEventListener('pointermove', move)
  head.addEventListener('pointerup', drop)
  head.addEventListener('pointercancel', end)
}
