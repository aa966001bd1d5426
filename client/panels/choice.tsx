import '../styles/choice.css'
import { type ReactNode, useId } from 'react'

interface Props<Option extends string | number> {
  readonly label: string
  readonly options: readonly Option[]
  /** One that is none of the options leaves them all unpressed. */
  readonly chosen: Option
  readonly word: (option: Option) => string
  readonly onChoose: (option: Option) => void
  readonly children?: ReactNode
}

/** One of a few, all in sight; arrows go from one to the next. */
export function Choice<Option extends string | number>(props: Props<Option>) {
  const { label, options, chosen, word, onChoose, children } = props
  const name = useId()
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      <div className="choice-options">
        {options.map((option) => (
          <label key={option} className="choice-option">
            <input
              type="radio"
              name={name}
              className="unseen"
              checked={option === chosen}
              onChange={() => onChoose(option)}
            />
            <span>{word(option)}</span>
          </label>
        ))}
      </div>
      {children !== undefined && <p className="soft small-print">{children}</p>}
    </fieldset>
  )
}
