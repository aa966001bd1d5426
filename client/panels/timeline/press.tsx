import { Icon, type IconName } from '../marks/icon.tsx'

interface PressProps {
  readonly icon: IconName
  readonly name: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly prominent?: boolean
  readonly onPress: () => void
}

/** A button of the bar: a shape, and its name in words. */
export function Press({ icon, name, pressed, disabled = false, prominent = false, onPress }: PressProps) {
  return (
    <button
      type="button"
      className={prominent ? 'time-press prominent' : 'time-press'}
      aria-label={name}
      aria-pressed={pressed}
      title={name}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  )
}
