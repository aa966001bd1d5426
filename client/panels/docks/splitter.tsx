import { useText } from '../../text/use-text.ts'

interface Props {
  /** The bar itself stands upright and moves sideways, or the other way round. */
  readonly upright: boolean
  readonly label: string
  readonly value: number
  readonly range: readonly [number, number]
  /** How the value is said. */
  readonly text: string
  /** What an arrow key adds. */
  readonly step: number
  readonly usual: number
  readonly onChange: (value: number) => void
  /** The value that puts the bar under a point of the screen. */
  readonly valueAt: (x: number, y: number, bar: HTMLElement) => number
  /** 1 where more is to the right or down, -1 where it is the other way. */
  readonly towards: 1 | -1
}

/** A bar between two parts of the screen that a hand or the arrow keys move; a double click puts it back. */
export function Splitter(props: Props) {
  const { upright, label, value, range, text, step, usual, onChange, valueAt, towards } = props
  const { number } = useText()
  const press = (event: React.KeyboardEvent): void => {
    const next = valueFor(event.key, props, towards * (event.shiftKey ? step * 4 : step))
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onChange(next)
  }
  const drag = (down: React.PointerEvent<HTMLElement>): void => {
    if (down.button !== 0) return
    const bar = down.currentTarget
    bar.setPointerCapture(down.pointerId)
    const move = (event: PointerEvent): void => onChange(valueAt(event.clientX, event.clientY, bar))
    const end = (): void => {
      bar.removeEventListener('pointermove', move)
      bar.removeEventListener('pointerup', end)
      bar.removeEventListener('pointercancel', end)
    }
    bar.addEventListener('pointermove', move)
    bar.addEventListener('pointerup', end)
    bar.addEventListener('pointercancel', end)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule is no bar that can be moved
    <div
      role="separator"
      tabIndex={0}
      className={`splitter ${upright ? 'upright' : 'lying'}`}
      aria-orientation={upright ? 'vertical' : 'horizontal'}
      aria-label={label}
      title={label}
      aria-valuenow={Math.round(value)}
      aria-valuemin={range[0]}
      aria-valuemax={range[1]}
      aria-valuetext={text === '' ? number(value) : text}
      onKeyDown={press}
      onPointerDown={drag}
      onDoubleClick={() => onChange(usual)}
    />
  )
}

function valueFor(key: string, { upright, value, range, usual }: Props, step: number): number | undefined {
  switch (key) {
    case upright ? 'ArrowRight' : 'ArrowDown':
      return value + step
    case upright ? 'ArrowLeft' : 'ArrowUp':
      return value - step
    case 'Home':
      return range[0]
    case 'End':
      return range[1]
    case 'Enter':
      return usual
    default:
      return undefined
  }
}
